// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/carddialog.h"

#include "core/roster/shownname.h"
#include "core/session/avatars.h"
#include "core/session/profiles.h"
#include "ui/links/linklabel.h"
#include "ui/style/avatar.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

CardDialog::CardDialog(Session &session, const Jid &jid, QWidget *parent)
    : QDialog(parent), m_session(session), m_jid(jid.bare()), m_avatar(new Avatar(84, this)),
      m_words(makeExplanation(tr("Asking their server…"), this)), m_rows(new QFormLayout)
{
    setWindowTitle(tr("Profile"));
    QVBoxLayout *body = makeUntitledBody(*this, 400);
    const QString name = shownName(session.roster(), m_jid);
    m_avatar->setPerson(m_jid, name);
    m_avatar->setPicture(session.avatars().picture(m_jid));
    body->addWidget(m_avatar, 0, Qt::AlignHCenter);
    QLabel *title = makeTitle(name, this);
    title->setAlignment(Qt::AlignHCenter);
    body->addWidget(title);
    QLabel *address = makeExplanation(m_jid.toString(), this);
    address->setAlignment(Qt::AlignHCenter);
    address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body->addWidget(address);
    body->addSpacing(scaled(font(), 8));
    m_rows->setHorizontalSpacing(scaled(font(), 14));
    m_rows->setVerticalSpacing(scaled(font(), 6));
    body->addLayout(m_rows);
    body->addWidget(m_words);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addSpacing(scaled(font(), 6));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &whose) {
        if (whose == m_jid)
            m_avatar->setPicture(m_session.avatars().picture(m_jid));
    });
    session.profiles().load(m_jid, this, [this](const std::expected<Profile, RequestError> &card) {
        if (card)
            return show(*card);
        m_words->setText(card.error() == RequestError::NotConnected ? tr("There is no connection to the server.")
                                                                    : tr("They do not show you their profile."));
    });
    askTime();
}

void CardDialog::show(const Profile &profile)
{
    addRow(tr("Calls themselves"), profile.nickname);
    addRow(tr("Full name"), profile.fullName);
    addRow(tr("Organisation"), profile.organisation);
    addRow(tr("What they do"), profile.title);
    addRow(tr("E-mail"), profile.email);
    addRow(tr("Phone"), profile.phone);
    addRow(tr("Website"), profile.website);
    addRow(tr("Birthday"), profile.birthday);
    addRow(tr("About them"), profile.note);
    m_words->setText(profile == Profile() ? tr("They have not written a profile.") : QString());
    m_words->setVisible(!m_words->text().isEmpty());
    adjustSize();
}

void CardDialog::addRow(const QString &title, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *words = new LinkLabel(this);
    words->setWords(text); // theirs: nothing of it is markup, no picture loaded
    words->setAccessibleName(title);
    connect(words, &LinkLabel::opened, this, &QDialog::accept);
    QLabel *label = makeFieldLabel(title, words);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop); // there may be many lines beside it
    m_rows->addRow(label, words);
}

/// Of their best device; who is not there has no time.
void CardDialog::askTime()
{
    const Contact *contact = m_session.roster().find(m_jid);
    if (!contact || contact->resources.empty())
        return;
    m_session.profiles().askTime(
        contact->resources.front().from, this, [this](const std::expected<std::chrono::minutes, RequestError> &offset) {
            if (!offset)
                return;
            const QTimeZone zone = QTimeZone::fromSecondsAheadOfUtc(int(std::chrono::seconds(*offset).count()));
            addRow(tr("Time there"),
                   QLocale().toString(QDateTime::currentDateTimeUtc().toTimeZone(zone).time(), QLocale::ShortFormat));
            adjustSize();
        });
}

} // namespace causerie::ui
