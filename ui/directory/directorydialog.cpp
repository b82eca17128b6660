// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorydialog.h"

#include "ui/forms/formview.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kFormPage = 0;
constexpr int kPeoplePage = 1;

/// XEP-0055 §2.1 names four fields and has no words for them.
QString plainLabel(const QString &var)
{
    if (var == "first"_L1)
        return DirectoryDialog::tr("First name");
    if (var == "last"_L1)
        return DirectoryDialog::tr("Family name");
    if (var == "nick"_L1)
        return DirectoryDialog::tr("Nickname");
    return var == "email"_L1 ? DirectoryDialog::tr("E-mail address") : var;
}

QString failureWords(const DirectoryFailure &failure)
{
    switch (failure.kind) {
    case RequestError::NotConnected:
        return DirectoryDialog::tr("There is no connection to the server.");
    case RequestError::Timeout:
        return DirectoryDialog::tr("The directory does not answer. Try again later.");
    case RequestError::BadAnswer:
        return DirectoryDialog::tr("The directory gave an answer that makes no sense.");
    case RequestError::Refused:
        break;
    }
    return failure.text.isEmpty()
               ? DirectoryDialog::tr("The directory does not allow this.")
               : DirectoryDialog::tr("The directory does not allow this: %1", "%1 are the server's words")
                     .arg(failure.text.simplified());
}

} // namespace

DirectoryDialog::DirectoryDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_services(new QComboBox(this)), m_words(makeExplanation({}, this)),
      m_problem(makeProblem(this)), m_pages(new QStackedWidget(this)), m_form(new QScrollArea(this)),
      m_people(new QListWidget(this)), m_back(new QPushButton(tr("&Back"), this)),
      m_add(new QPushButton(tr("&Add as a contact…"), this)), m_search(new QPushButton(tr("&Search"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Find people"), 440);
    m_services->setAccessibleName(tr("Directory"));
    m_services->hide();
    body->addWidget(m_services);
    body->addWidget(m_words);
    m_form->setWidgetResizable(true);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->viewport()->setAutoFillBackground(false); // no box while nothing is there
    m_form->setAccessibleName(tr("What to look for"));
    m_people->setAccessibleName(tr("People found"));
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_people);
    m_pages->setMinimumHeight(scaled(font(), 320));
    body->addWidget(m_pages, 1);
    body->addWidget(m_problem);
    m_search->setProperty("kind", u"primary"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_back, QDialogButtonBox::ResetRole);
    buttons->addButton(m_add, QDialogButtonBox::ActionRole);
    buttons->addButton(m_search, QDialogButtonBox::ActionRole);
    m_search->setDefault(true);
    m_back->setAutoDefault(false);
    m_add->setAutoDefault(false);
    body->addSpacing(scaled(font(), 4));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_services, &QComboBox::activated, this, &DirectoryDialog::choose);
    connect(m_search, &QPushButton::clicked, this, &DirectoryDialog::act);
    connect(m_people, &QListWidget::itemActivated, this, &DirectoryDialog::act);
    connect(m_people, &QListWidget::currentRowChanged, this, &DirectoryDialog::refresh);
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(kFormPage);
        say({});
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (const Jid jid = chosen(); !jid.isEmpty())
            Q_EMIT addRequested(jid);
    });
    look();
}

void DirectoryDialog::look()
{
    say(tr("Looking for a directory…"));
    m_session.directory().services(
        this, [this](const std::expected<std::vector<DirectoryService>, DirectoryFailure> &services) {
            if (!services) {
                fail(failureWords(services.error()));
                return giveUp();
            }
            if (services->empty()) {
                say(tr("Your server has no directory of people. Add somebody by their address, or invite them."));
                return giveUp();
            }
            for (const DirectoryService &service : *services)
                m_services->addItem(service.name.isEmpty()
                                        ? service.jid.toString()
                                        : tr("%1 (%2)", "%1 is the name of a service, %2 its address")
                                              .arg(service.name, service.jid.toString()),
                                    QVariant::fromValue(service.jid));
            m_services->setVisible(services->size() > 1);
            choose(0);
        });
}

void DirectoryDialog::choose(int index)
{
    const Jid service = m_services->itemData(index).value<Jid>();
    m_pages->setCurrentIndex(kFormPage);
    delete m_form->takeWidget();
    m_view = nullptr;
    m_isOver = false;
    say(tr("Asking the directory…"));
    m_session.directory().form(service, this,
                               [this, service](const std::expected<DirectoryForm, DirectoryFailure> &form) {
                                   if (service != m_services->currentData().value<Jid>())
                                       return; // another was chosen meanwhile
                                   if (form)
                                       return show(*form);
                                   fail(failureWords(form.error()));
                                   giveUp();
                               });
}

void DirectoryDialog::show(const DirectoryForm &form)
{
    m_asked = form;
    for (FormField &field : m_asked.form.fields) {
        if (m_asked.isPlain && field.label.isEmpty())
            field.label = plainLabel(field.var);
    }
    m_view = new FormView(m_asked.form, m_form);
    m_form->setWidget(m_view);
    say({});
    if (QWidget *first = m_view->nextInFocusChain(); first && m_view->isAncestorOf(first))
        first->setFocus();
}

void DirectoryDialog::search()
{
    if (!m_view || !m_view->check())
        return;
    say(tr("Searching…"));
    m_search->setEnabled(false);
    const Jid service = m_services->currentData().value<Jid>();
    m_session.directory().search(
        service, {m_view->filledIn(), m_asked.isPlain}, this,
        [this, service](const std::expected<std::vector<DirectoryPerson>, DirectoryFailure> &people) {
            if (service != m_services->currentData().value<Jid>())
                return;
            if (people)
                show(*people);
            else
                fail(failureWords(people.error()));
        });
}

void DirectoryDialog::show(const std::vector<DirectoryPerson> &people)
{
    if (people.empty())
        return fail(tr("Nobody was found. Look for less, or with a star: Ann*"));
    m_people->clear();
    for (const DirectoryPerson &person : people) {
        const QString name = person.name.isEmpty() ? displayName(person.jid) : person.name;
        const QString rest = (QStringList{person.jid.toString()} + person.details).join(u" · "_s);
        auto *item = new QListWidgetItem(u"%1\n%2"_s.arg(name, rest), m_people);
        item->setData(Qt::UserRole, QVariant::fromValue(person.jid));
        item->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(name, rest));
        item->setToolTip(rest.toHtmlEscaped());
    }
    m_people->setTextElideMode(Qt::ElideRight);
    m_people->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->setCurrentIndex(kPeoplePage);
    m_people->setCurrentRow(0);
    m_people->setFocus();
    say(tr("%n person(s) found", nullptr, int(people.size())));
}

void DirectoryDialog::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_problem->clear();
    m_problem->hide();
    refresh();
}

void DirectoryDialog::fail(const QString &words)
{
    say({});
    m_problem->setText(words);
    m_problem->show();
}

/// Only the words are left, and the way out.
void DirectoryDialog::giveUp()
{
    m_isOver = true;
    refresh();
    adjustSize();
}

void DirectoryDialog::refresh()
{
    m_pages->setVisible(!m_isOver);
    m_search->setVisible(!m_isOver);
    const bool found = m_pages->currentIndex() == kPeoplePage;
    const Jid jid = chosen();
    m_back->setVisible(found);
    m_add->setVisible(found);
    m_add->setEnabled(!jid.isEmpty() && !m_session.roster().find(jid) && jid != m_session.account().jid);
    m_search->setText(found ? tr("&Write") : tr("&Search"));
    m_search->setEnabled(found ? !jid.isEmpty() : m_view != nullptr);
}

Jid DirectoryDialog::chosen() const
{
    const QListWidgetItem *item = m_people->currentItem();
    return item && m_pages->currentIndex() == kPeoplePage ? item->data(Qt::UserRole).value<Jid>() : Jid();
}

void DirectoryDialog::act()
{
    if (m_pages->currentIndex() == kFormPage)
        return search();
    if (const Jid jid = chosen(); !jid.isEmpty()) {
        Q_EMIT writeRequested(jid);
        accept();
    }
}

} // namespace causerie::ui
