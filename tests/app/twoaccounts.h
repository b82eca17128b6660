// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/accounts/accountbutton.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QPlainTextEdit>
#include <QTemporaryDir>

#include <memory>

namespace causerie::test
{

inline constexpr int kLimitMs = 60'000; ///< for what never comes

#define EVENTUALLY(condition) QVERIFY(causerie::test::waitFor([&] { return bool(condition); }, kLimitMs))

/// Somebody with two accounts, alice and carol, in one window, and bob and dave in windows of their own; a real server
/// between them. With CAUSERIE_SHOTS set, pictures are left there.
class TwoAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    using Window = std::unique_ptr<Application>;
    enum class Keychain { Used, Unused };

    Window makeWindow(const QString &folder, Keychain keychain = Keychain::Unused);
    bool fillCard(Application &window, const QString &name, const QString &password = {});
    bool signIn(Application &window, const QString &name);
    bool signInBoth();
    bool add(const QString &name, const QString &password = {});
    bool chooseRemoval();
    bool isOnline(int place) { return m_both->session(place).state() == SessionState::Online; }
    ui::AccountButton &button(int place) { return *m_both->window()->rail().buttons().at(place); }
    QPlainTextEdit *composer(const QString &peer)
    {
        return findNamed<QPlainTextEdit>(*m_both->window(), QStringLiteral("Message to ") + peer);
    }
    bool activate();
    void shoot(QWidget &widget, const QString &name);
    Jid jid(const QString &name) const { return *Jid::parse(m_prosody->jid(name)); }
    QDir folder() const { return QDir(m_dir->filePath(QStringLiteral("both"))); }

    std::unique_ptr<Prosody> m_prosody;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ui::Theme> m_theme;
    Window m_both;
    Window m_bob;
    Window m_dave;
};

} // namespace causerie::test
