// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/profiledialog.h"

#include "core/session/profiles.h"
#include "ui/people/picturerow.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qsizetype kLongestNote = 2000;
} // namespace

ProfileDialog::ProfileDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_picture(new PictureRow(session, session.account().jid, this)),
      m_problem(makeProblem(this)), m_save(new QPushButton(tr("&Save"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("My profile"), 440);
    body->addWidget(makeExplanation(tr("Your contacts can see this, and on many servers so can anybody who knows your "
                                       "address. Leave empty what you "
                                       "do not want to tell."),
                                    this));
    body->addSpacing(scaled(font(), 6));
    body->addWidget(m_picture);
    body->addSpacing(scaled(font(), 6));
    body->addWidget(makeFields());
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save->setProperty("kind", u"primary"_s);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::save);
    connect(m_picture, &PictureRow::said, this, &ProfileDialog::say);
    showName();
    load();
}

QWidget *ProfileDialog::makeFields()
{
    auto *place = new QWidget(this);
    auto *form = new QFormLayout(place);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(scaled(font(), 12));
    form->setVerticalSpacing(scaled(font(), 7));
    const std::tuple<QString Profile::*, QString, QString> entries[] = {
        {&Profile::nickname, tr("&Nickname"), tr("What your contacts see")},
        {&Profile::fullName, tr("&Full name"), {}},
        {&Profile::organisation, tr("&Organisation"), {}},
        {&Profile::title, tr("&What you do"), {}},
        {&Profile::email, tr("&E-mail"), {}},
        {&Profile::phone, tr("P&hone"), {}},
        {&Profile::website, tr("We&bsite"), {}},
        {&Profile::birthday, tr("Birth&day"), tr("e.g. 1990-05-31")},
    };
    for (const auto &[field, text, hint] : entries) {
        auto *edit = new QLineEdit(place);
        edit->setAccessibleName(QString(text).remove(u'&'));
        edit->setPlaceholderText(hint);
        edit->setMaxLength(200);
        edit->setEnabled(false);
        m_fields.emplace_back(field, edit);
        form->addRow(makeFieldLabel(text, edit), edit);
    }
    const QString about = tr("&About you");
    m_note = new QPlainTextEdit(place);
    m_note->setAccessibleName(QString(about).remove(u'&'));
    m_note->setTabChangesFocus(true);
    m_note->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it wraps
    m_note->setEnabled(false);
    m_note->setFixedHeight(scaled(font(), 84));
    form->addRow(makeFieldLabel(about, m_note), m_note);
    return place;
}

void ProfileDialog::load()
{
    m_save->setEnabled(false);
    m_session.profiles().load(m_session.account().jid, this, [this](const std::expected<Profile, RequestError> &card) {
        if (!card)
            return say(card.error() == RequestError::NotConnected
                           ? tr("There is no connection to the server.")
                           : tr("Your profile could not be read from the server."));
        m_loaded = true;
        m_known = *card;
        if (m_known.nickname.isEmpty())
            m_known.nickname = m_session.profiles().ownNickname();
        show(m_known);
    });
}

void ProfileDialog::show(const Profile &profile)
{
    for (const auto &[field, edit] : std::as_const(m_fields)) {
        edit->setText(profile.*field);
        edit->setEnabled(true);
    }
    m_note->setPlainText(profile.note);
    m_note->setEnabled(true);
    m_save->setEnabled(true);
}

void ProfileDialog::save()
{
    Profile wanted = m_known;
    for (const auto &[field, edit] : std::as_const(m_fields)) {
        if (edit->isModified()) // what is only shown on one line stays as it is
            wanted.*field = edit->text().trimmed();
    }
    if (m_note->document()->isModified())
        wanted.note = m_note->toPlainText().trimmed().left(kLongestNote);
    if (!m_loaded || wanted == m_known)
        return accept();
    m_save->setEnabled(false);
    say({});
    m_session.profiles().saveOwn(wanted, this, [this](const std::expected<void, RequestError> &saved) {
        if (saved)
            return accept();
        m_save->setEnabled(true);
        say(saved.error() == RequestError::NotConnected ? tr("There is no connection to the server.")
                                                        : tr("The server did not take your profile."));
    });
}

void ProfileDialog::setPicture(const QString &file)
{
    m_picture->setPicture(file);
}

void ProfileDialog::showName()
{
    const QString nickname = m_session.profiles().ownNickname();
    m_picture->setName(nickname.isEmpty() ? displayName(m_session.account().jid) : nickname);
}

void ProfileDialog::say(const QString &problem)
{
    m_problem->setText(problem);
}

} // namespace causerie::ui
