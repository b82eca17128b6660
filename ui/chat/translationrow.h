// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"

#include <QWidget>

class QComboBox;

namespace causerie::ui
{

class MessageEdit;

/// The same message once more, in another language (RFC 6121 §5.2.3).
///
/// Thread: GUI. Owner: Composer.
class TranslationRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TranslationRow(QWidget *parent = nullptr);

    LocalizedText text() const; ///< trimmed
    void setText(const LocalizedText &text);
    MessageEdit *edit() const { return m_edit; }
    QComboBox *language() const { return m_language; }

Q_SIGNALS:
    void removed();
    void sendRequested();
    void edited();

private:
    QComboBox *m_language;
    MessageEdit *m_edit;
};

} // namespace causerie::ui
