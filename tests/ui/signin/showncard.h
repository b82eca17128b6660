// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/signin/signincard.h"
#include "ui/signin/steps.h"
#include "ui/style/theme.h"

#include <QObject>

#include <memory>

class QPushButton;

namespace causerie::test
{

xmpp::ConnectionError errorOf(xmpp::ConnectionError::Kind kind); ///< as complete as a real one
Account alice();
ui::StepTrack trackAt(SignInStep step); ///< of somebody who has come so far

/// Begins every act with a card that is shown and empty. With CAUSERIE_SHOTS set, pictures are left there.
class ShownCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void shoot(QWidget &widget, const QString &name);
    QPushButton *button(const QString &text, QWidget *in = nullptr) const;
    QString visibleProblem() const;

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::SignInCard> m_card;
};

} // namespace causerie::test
