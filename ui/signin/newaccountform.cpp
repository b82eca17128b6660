// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/newaccountform.h"

#include "ui/forms/formview.h"
#include "ui/signin/fieldparts.h"
#include "ui/signin/registerwords.h"
#include "ui/signin/tickbox.h"
#include "ui/style/measure.h"
#include "ui/style/passwordfield.h"
#include "ui/style/weblink.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kMostInstructions = 600; ///< characters; more is no instruction

bool isOurs(const FormField &field)
{
    return field.var == "username"_L1 || field.var == "password"_L1;
}

bool isCaptcha(const FormField &field)
{
    return field.var == "ocr"_L1 || !field.media.empty();
}

/// What is left to ask when name and password have their own fields; an older question gets words.
DataForm furtherQuestions(DataForm form)
{
    form.instructions.clear();
    for (FormField &field : form.fields) {
        if (isOurs(field))
            field.type = FormField::Type::Hidden;
        else if (field.label.isEmpty() && field.type != FormField::Type::Fixed)
            field.label = registrationLabel(field.var);
    }
    return form;
}

/// What the answer to the captcha is called; empty without one.
QString captchaVar(const DataForm &form)
{
    const auto found = std::ranges::find_if(form.fields, isCaptcha);
    return found == form.fields.end() ? QString() : found->var;
}

bool asksAnything(const DataForm &form)
{
    return std::ranges::any_of(form.fields,
                               [](const FormField &field) { return field.type != FormField::Type::Hidden; });
}

/// Answers given before go to the same questions; those of a captcha belong to another picture.
void takeOver(DataForm &form, const DataForm &before)
{
    for (FormField &field : form.fields) {
        const FormField *known = findField(before, field.var);
        if (known && known->type == field.type && field.type != FormField::Type::Hidden &&
            field.type != FormField::Type::Fixed && !isCaptcha(field))
            field.values = known->values;
    }
}

} // namespace

NewAccountForm::NewAccountForm(bool keychain, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_title = new QLabel(this);
    m_title->setProperty("kind", u"title"_s);
    m_title->setFont(larger(font(), 18.0 / 14));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_instructions = new QLabel(this);
    m_instructions->setProperty("kind", u"muted"_s);
    m_instructions->setTextFormat(Qt::PlainText); // the server wrote it
    m_instructions->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addSpacing(scaled(font(), 4));
    layout->addWidget(m_instructions);
    addFields(layout);
    m_keep = new TickBox(tr("&Keep in the system keychain"), this);
    m_keep->setToolTip(tr("Causerie writes the password nowhere else."));
    m_keep->setChecked(keychain);
    m_keep->setVisible(keychain);
    layout->addSpacing(scaled(font(), 14));
    layout->addWidget(m_keep);
    m_place = new QVBoxLayout;
    layout->addLayout(m_place);
    m_page = new WebLink(this);
    m_page->setFont(smaller(font()));
    m_page->setWordWrap(true);
    m_page->setContentsMargins(0, scaled(font(), 8), 0, 0);
    m_page->hide();
    layout->addWidget(m_page);
    addButtons(layout);
}

void NewAccountForm::addFields(QVBoxLayout *layout)
{
    m_name = new QLineEdit(this);
    m_name->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_name->setMaxLength(1023); // bytes, RFC 7622 §3.3; characters are fewer
    m_end = new QLabel(this);
    m_end->setProperty("kind", u"muted"_s);
    m_end->setTextFormat(Qt::PlainText);
    addHeading(*layout, tr("&Name"), *m_name, *this);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_name, 1);
    row->addWidget(m_end);
    layout->addLayout(row);
    m_nameProblem = addProblem(*layout, *this);
    m_password = new PasswordField(this);
    addHeading(*layout, tr("&Password"), *m_password, *this);
    layout->addWidget(m_password);
    m_passwordProblem = addProblem(*layout, *this);
    connect(m_name, &QLineEdit::textEdited, this, [this] { showProblem(*m_nameProblem, *m_name, {}); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { showProblem(*m_passwordProblem, *m_password, {}); });
}

void NewAccountForm::addButtons(QVBoxLayout *layout)
{
    m_create = new QPushButton(tr("&Create the account"), this);
    m_create->setProperty("kind", u"primary"_s);
    m_create->setDefault(true);
    m_back = new QPushButton(tr("&Back"), this);
    m_back->setAutoDefault(true);
    m_problem = addProblem(*layout, *this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_create);
    layout->addSpacing(scaled(font(), 18));
    layout->addLayout(buttons);
    connect(m_create, &QPushButton::clicked, this, &NewAccountForm::submit);
    connect(m_back, &QPushButton::clicked, this, &NewAccountForm::goBack);
}

void NewAccountForm::clear()
{
    m_domain.clear();
    m_form = {};
    setGivenName({});
    m_name->clear();
    m_password->clear();
    m_password->setShown(false);
    clearTrouble();
    setSending(false);
}

void NewAccountForm::setForm(const QString &domain, const xmpp::RegistrationForm &form)
{
    const bool isSameServer = domain == m_domain;
    m_domain = domain;
    m_form = form;
    m_title->setText(tr("Your account at %1", "%1 is a server").arg(domain));
    m_end->setText(u'@' + domain);
    m_end->setVisible(domain.size() <= 30); // the title says it, too
    showInstructions(form.form);
    DataForm more = furtherQuestions(form.form);
    if (m_more && isSameServer)
        takeOver(more, m_more->filledIn());
    delete std::exchange(m_more, nullptr);
    if (asksAnything(more)) {
        m_more = new FormView(more, this, form.pictures);
        m_more->layout()->setContentsMargins(0, scaled(font(), 16), 0, 0);
        m_place->addWidget(m_more);
    }
    m_page->setVisible(!form.page.isEmpty());
    m_page->setSentence(tr("Or make it %1on the web page of the server%2.", "%1 and %2 stand around a link"),
                        form.page);
    orderTabs();
    setSending(false);
    showCaptchaProblem();
}

void NewAccountForm::setGivenName(const QString &name)
{
    m_name->setReadOnly(!name.isEmpty());
    if (!name.isEmpty())
        m_name->setText(name);
}

void NewAccountForm::showInstructions(const DataForm &form)
{
    QString text = form.instructions.join(u'\n').trimmed();
    if (text.size() > kMostInstructions)
        text = text.first(kMostInstructions) + u'…';
    m_instructions->setText(text);
    m_instructions->setVisible(!text.isEmpty());
}

void NewAccountForm::orderTabs()
{
    QList<QWidget *> fields = QList<QWidget *>{m_name} + m_password->fields() + QList<QWidget *>{m_keep};
    if (m_more)
        fields += m_more->controls();
    fields += m_back;
    fields += m_create;
    for (qsizetype i = 1; i < fields.size(); ++i)
        setTabOrder(fields[i - 1], fields[i]);
}

bool NewAccountForm::keepsPassword() const
{
    return m_keep->isChecked() && !m_keep->isHidden();
}

void NewAccountForm::submit()
{
    if (m_isSending)
        return;
    clearTrouble();
    const QString name = m_name->text().trimmed();
    if (!xmpp::accountAddress(name, m_domain)) {
        showProblem(*m_nameProblem, *m_name,
                    name.isEmpty() ? tr("Choose a name.")
                                   : tr("This cannot be a name: only the part before the @ sign, without spaces."));
        return m_name->setFocus();
    }
    if (m_password->text().isEmpty()) {
        showProblem(*m_passwordProblem, *m_password, tr("Choose a password."));
        return m_password->setFocus();
    }
    if (m_more && !m_more->check())
        return;
    DataForm filled = m_more ? m_more->filledIn() : m_form.form;
    for (FormField &field : filled.fields) {
        const FormField *asked = findField(m_form.form, field.var);
        field.type = asked ? asked->type : field.type; // as it was asked: see furtherQuestions
    }
    setValue(filled, u"username"_s, {name});
    setValue(filled, u"password"_s, {m_password->text()});
    setSending(true);
    Q_EMIT submitted(filled);
}

void NewAccountForm::setSending(bool sending)
{
    m_isSending = sending;
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_password),
                            static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_create)})
        widget->setEnabled(!sending);
    if (m_more)
        m_more->setEnabled(!sending);
    m_create->setText(sending ? tr("Creating the account…") : tr("&Create the account"));
    m_back->setText(sending ? tr("Cancel") : tr("&Back"));
}

void NewAccountForm::setTrouble(const Trouble &trouble)
{
    setSending(false);
    clearTrouble();
    QStringList sentences{trouble.title, trouble.why, trouble.advice};
    sentences.removeAll(QString());
    QString text = sentences.join(u' ');
    if (!trouble.serverSays.isEmpty())
        text += u'\n' + tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays.left(500));
    switch (trouble.field) {
    case SignInField::Address:
        showProblem(*m_nameProblem, *m_name, text);
        m_name->setFocus();
        m_name->selectAll();
        return;
    case SignInField::Password:
        showProblem(*m_passwordProblem, *m_password, text);
        m_password->setFocus();
        m_password->selectAll();
        return;
    case SignInField::Captcha:
        m_captchaProblem = text;
        if (showCaptchaProblem())
            return;
        [[fallthrough]];
    case SignInField::Server:
    case SignInField::None:
        showProblem(*m_problem, *m_create, text);
        m_create->setFocus();
        return;
    }
}

bool NewAccountForm::showCaptchaProblem()
{
    return m_more && !m_captchaProblem.isEmpty() && m_more->showProblem(captchaVar(m_form.form), m_captchaProblem);
}

/// What was wrong then says nothing about the form that comes next, perhaps of another server.
void NewAccountForm::goBack()
{
    clearTrouble();
    Q_EMIT backRequested();
}

void NewAccountForm::clearTrouble()
{
    m_captchaProblem.clear();
    showProblem(*m_nameProblem, *m_name, {});
    showProblem(*m_passwordProblem, *m_password, {});
    showProblem(*m_problem, *m_create, {});
}

void NewAccountForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (event->key() == Qt::Key_Escape)
        goBack();
    else
        QWidget::keyPressEvent(event);
}

void NewAccountForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        (m_name->isReadOnly() ? static_cast<QWidget *>(m_password) : m_name)->setFocus();
}

} // namespace causerie::ui
