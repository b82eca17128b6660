// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"

#include <QDialog>

#include <vector>

class QLabel;

namespace causerie::ui
{

class LanguageFields;

/// What such a dialog asks.
struct LanguagesQuestion {
    QString title;
    QString explanation;
    QString field;  ///< read aloud for every line
    QString accept; ///< on the button
};

/// Asks for a line of text in one language or several (RFC 6121 §5.2.4): the subject of a room, our status.
///
/// Thread: GUI. Owner: itself (deleted on close).
class LanguagesDialog final : public QDialog
{
    Q_OBJECT

public:
    LanguagesDialog(const LanguagesQuestion &question, const std::vector<LocalizedText> &texts,
                    QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const std::vector<causerie::LocalizedText> &texts); ///< none: it is to be taken away

private:
    void confirm();

    LanguageFields *m_fields;
    QLabel *m_problem;
};

} // namespace causerie::ui
