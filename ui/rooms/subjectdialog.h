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

/// What is talked about in a room, in one language or several (XEP-0045 §8.1, RFC 6121 §5.2.4).
///
/// Thread: GUI. Owner: itself (deleted on close).
class SubjectDialog final : public QDialog
{
    Q_OBJECT

public:
    SubjectDialog(const QString &room, const std::vector<LocalizedText> &subjects, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const std::vector<causerie::LocalizedText> &subjects); ///< none: it is to be taken away

private:
    void confirm();

    LanguageFields *m_fields;
    QLabel *m_problem;
};

} // namespace causerie::ui
