// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/reachcheck.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/doctor/report.h"
#include "core/xmpp/externalservices.h"
#include "core/xmpp/services.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace causerie::xmpp
{

/// The signed-in part of an examination: one stream under a resource of its own, that is never announced to anybody and
/// takes no messages; a few questions to the server, and the relays it names, each asked for an allocation; then it
/// closes the stream.
///
/// Thread: GUI. Owner: Doctor.
class Visit final : public QObject
{
    Q_OBJECT

public:
    /// `loopback`: relays are looked for from 127.0.0.1, too (tests).
    Visit(const ConnectionTuning &tuning, bool loopback);
    ~Visit() override;

    void start(const ConnectionSettings &settings); ///< `found` for each, then `finished`, once
    /// Nothing more is told. It closes its stream, which a server would else keep for minutes, and then goes.
    static void abandon(std::unique_ptr<Visit> visit);

Q_SIGNALS:
    void began(causerie::xmpp::Finding::Check check, const QString &subject);
    void found(const causerie::xmpp::Finding &finding);
    void finished(); ///< the stream is closed

private:
    struct Asked {
        media::IceServer server;
        std::unique_ptr<media::ReachCheck> check;
        media::Reach reach;
        std::chrono::milliseconds took{0};
        bool isOver = false;
    };

    void begin(Finding::Check check, const QString &subject = {});
    void tell(Finding finding); ///< with the time since `begin`
    void onOpened();
    void onEnded(const ConnectionError &error);
    void askAccount();
    void askServer();
    void tellServer(const std::expected<Services, IqError> &server);
    void askCallServices();
    void tellCallServices(Finding::Reason whenNone);
    void askRelays(const QList<media::IceServer> &servers);
    void tellRelays();
    void leave();

    ConnectionSettings m_settings;
    std::chrono::milliseconds m_patience;
    bool m_loopback;
    Connection m_connection;
    ExternalServices m_services{m_connection};
    QElapsedTimer m_clock;
    std::expected<Services, IqError> m_account = std::unexpected(IqError());
    std::vector<Asked> m_relays;
    QTimer m_servicesDeadline;
    QTimer m_limit; ///< of all of it, however much trickles in
    Finding::Check m_asking = Finding::Check::SignIn;
    bool m_isIn = false;
    bool m_isOver = false;
};

} // namespace causerie::xmpp
