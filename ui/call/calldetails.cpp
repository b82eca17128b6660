// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/calldetails.h"

#include "core/media/figures/callreport.h"
#include "ui/call/plotcard.h"
#include "ui/call/qualitycard.h"
#include "ui/call/reportpage.h"
#include "ui/call/warningwords.h"
#include "ui/style/announce.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

QByteArray reportText(const CallCourse &course)
{
    return QJsonDocument(media::callReport(course.statistics, course.history, course.lengthMs)).toJson();
}

} // namespace

CallDetails::CallDetails(QWidget *parent)
    : QDialog(parent), m_warnings(new QLabel(this)), m_facts(new QLabel(this)), m_copy(new QPushButton(this)),
      m_save(new QPushButton(this)), m_told(new QLabel(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Quality of the call"), 420);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(trailing(scaled(font(), 8), layoutDirection()));
    column->setSpacing(scaled(font(), 12));
    for (QLabel *label : {m_warnings, m_facts, m_told}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_facts->setProperty("kind", u"muted"_s);
    m_facts->setFont(smaller(font()));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_warnings);
    for (std::size_t i = 0; i < kCallPlots.size(); ++i) {
        m_plots.append(new PlotCard(inside));
        column->addWidget(m_plots.last());
    }
    column->addWidget(m_facts);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false); // the cards lie on the window itself
    inside->setAutoFillBackground(false);
    scroll->setMinimumWidth(inside->minimumSizeHint().width() + scaled(font(), 14));
    body->addWidget(scroll, 1);
    body->addWidget(m_told);
    m_told->hide();
    auto *buttons = new QHBoxLayout;
    auto *close = new QPushButton(tr("&Close"), this);
    m_copy->setText(tr("Copy &report"));
    m_copy->setToolTip(tr("Copies the figures as text. No names, and addresses only in part."));
    m_save->setText(tr("&Save report…"));
    m_save->setToolTip(tr("Saves the figures and plots as a page, or as data. No names, and addresses only in part."));
    for (QPushButton *button : {m_copy, m_save, close})
        button->setAutoDefault(false);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(close);
    body->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &CallDetails::copyReport);
    connect(m_save, &QPushButton::clicked, this, &CallDetails::chooseFile);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    resize(scaled(font(), 680), scaled(font(), 720));
    setCourse({});
}

void CallDetails::setCourse(const CallCourse &course)
{
    m_course = course;
    QStringList sentences;
    for (const media::CallWarning warning : course.warnings)
        sentences << warningText(warning);
    m_warnings->setText(sentences.join(u"\n"_s));
    m_warnings->setVisible(!sentences.isEmpty());
    m_facts->setText(qualityDetails(course.statistics));
    for (std::size_t i = 0; i < kCallPlots.size(); ++i)
        m_plots[qsizetype(i)]->setPlot(makePlot(kCallPlots[i], course.history), course.history.secondsPerSample());
}

void CallDetails::copyReport()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(reportText(m_course)));
    tell(tr("The report is in the clipboard."), u"muted"_s);
}

bool CallDetails::saveReport(const QString &path) const
{
    const bool isData = path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const QByteArray content = isData ? reportText(m_course) : reportPage(m_course).toUtf8();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

void CallDetails::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Page with plots (*.html)"), tr("Data (*.json)")});
    dialog->setDefaultSuffix(u"html"_s);
    dialog->selectFile(u"call-report.html"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("*.json"_L1) ? u"json"_s : u"html"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (saveReport(path))
            tell(tr("The report is saved."), u"muted"_s);
        else
            tell(tr("The report could not be saved there. Choose another folder."), u"error"_s);
    });
    dialog->open();
}

void CallDetails::tell(const QString &words, const QString &kind)
{
    setKind(*m_told, kind);
    m_told->setText(words);
    m_told->show();
    announce(*m_told, words);
}

} // namespace causerie::ui
