// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/call/callfixture.h"
#include "ui/call/callwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <memory>

namespace causerie::test
{

/// Alice calls Bob, and `window` shows it to her. One for each case: `begin` first, `end` last.
struct ShownCall {
    bool begin()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(14);
        QApplication::setFont(font);
        if (!theme)
            theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeChoice::Light);
        people = std::make_unique<TwoPeople>();
        call = people->aliceCalls();
        window = std::make_unique<ui::CallWindow>(*call, QStringLiteral("Bob Baker"), media::AudioSettings());
        window->show();
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    void end()
    {
        window.reset();
        people.reset();
    }
    bool connectBoth()
    {
        if (!QTest::qWaitFor([this] { return people->bob.rang != nullptr; }))
            return false;
        people->bob.rang->answer();
        return QTest::qWaitFor([this] { return call->state() == CallState::Active; });
    }
    bool shows(const QString &text) const
    {
        return std::ranges::any_of(window->findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<ui::Theme> theme;
    std::unique_ptr<TwoPeople> people;
    std::unique_ptr<ui::CallWindow> window;
    Call *call = nullptr;
};

} // namespace causerie::test
