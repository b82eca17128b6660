// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace causerie::ui
{

/// A link into the web, alone or in a sentence, in the colour that links have now: a text keeps the one that they had
/// when it was set. It opens outside. Who sets it answers for the address being safe to follow.
///
/// Thread: GUI. Owner: its parent.
class WebLink final : public QLabel
{
    Q_OBJECT

public:
    explicit WebLink(QWidget *parent = nullptr);

    /// `words` are plain, and all of them lead to `address`.
    void setLink(const QString &words, const QString &address);
    /// Of a plain `sentence` what stands between "%1" and "%2" leads to `address`.
    void setSentence(const QString &sentence, const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void write();

    QString m_before;
    QString m_words;
    QString m_behind;
    QString m_address;
};

} // namespace causerie::ui
