// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QTimer>

namespace causerie::ui
{

/// One key of a telephone: its digit, and the letters that stand on it (ITU-T E.161). A key with another meaning when
/// it is held down says that instead, once.
///
/// Thread: GUI. Owner: DialPad.
class DialKey final : public QAbstractButton
{
    Q_OBJECT

public:
    DialKey(QChar digit, const QString &letters, QWidget *parent);

    QChar digit() const { return m_digit; }
    void setHeldMeaning(QChar meaning, const QString &name); ///< null: none
    QSize sizeHint() const override;

Q_SIGNALS:
    void meant(QChar what); ///< the digit, or what it means held down

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void describe(const QString &heldName);

    const QChar m_digit;
    const QString m_letters;
    QChar m_heldMeaning;
    QTimer m_hold;
    bool m_wasHeld = false;
};

/// The twelve keys of a telephone.
///
/// Thread: GUI. Owner: its parent.
class DialPad final : public QWidget
{
    Q_OBJECT

public:
    explicit DialPad(QWidget *parent = nullptr);

    void setPlus(bool on);           ///< 0 held down is "+", for the beginning of a number
    DialKey *key(QChar digit) const; ///< null when it is on none

Q_SIGNALS:
    void pressed(QChar what); ///< 0–9, *, #, or +
};

} // namespace causerie::ui
