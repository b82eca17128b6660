// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/files.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QImage;
class QLabel;
class QScrollArea;

namespace causerie::ui
{

/// Above the field: the files that go with the message, each with a way to leave it out. Says which cannot be sent.
///
/// Thread: GUI. Owner: Composer. The session's files outlive it.
class AttachStrip final : public QFrame
{
    Q_OBJECT

public:
    AttachStrip(Files &files, QWidget *parent);

    void setReceiver(const Jid &peer); ///< what can be sent, and how, depends on them
    const Jid &receiver() const { return m_receiver; }
    void addFiles(const QStringList &paths); ///< each once
    void addPicture(const QImage &picture);  ///< pasted
    void add(const Attachment &file);        ///< one that is described already
    std::vector<Attachment> files() const;   ///< that can be sent
    QStringList paths() const;               ///< of all, also those that cannot or are still looked at
    bool isReady() const;                    ///< everything is looked at, and can be sent
    bool isEmpty() const { return m_items.empty(); }
    void clear();

Q_SIGNALS:
    void changed();
    void fieldRequested(); ///< what had the focus is gone

private:
    struct Item {
        QString path;
        Attachment file;
        bool isLookedAt = false;
        QString problem;  ///< of the file itself
        QString standing; ///< that, or what our server has against it
        QFrame *card = nullptr;
        QLabel *picture = nullptr;
        QLabel *words = nullptr;
    };
    void addCard(Item &item);
    void refresh(Item &item);
    QString details(const Item &item, FileRoute route) const;
    void refreshAll();
    void leaveOut(const QString &path);

    Files &m_files;
    Jid m_receiver;
    std::vector<Item> m_items;
    QHBoxLayout *m_row;
    QScrollArea *m_area;
};

} // namespace causerie::ui
