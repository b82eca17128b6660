// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/certificatedialog.h"

#include "ui/signin/sentences.h"
#include "ui/signin/tickbox.h"
#include "ui/style/measure.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
QLabel *wrappedLabel(const QString &text, const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // names in a certificate are anybody's words
    label->setWordWrap(true);
    label->setProperty("kind", kind);
    return label;
}

QFormLayout *detailsOf(const xmpp::CertificateProblem &problem, QWidget *parent)
{
    const QLocale locale;
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(scaled(parent->font(), 14));
    form->setVerticalSpacing(scaled(parent->font(), 6));
    const auto addLine = [&](const QString &name, const QString &value, bool fixedPitch = false) {
        auto *text = wrappedLabel(value, QString(), parent);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (fixedPitch)
            text->setFont(smaller(QFontDatabase::systemFont(QFontDatabase::FixedFont)));
        auto *label = wrappedLabel(name, u"muted"_s, parent);
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop); // there may be many lines beside it
        form->addRow(label, text);
    };
    const auto day = [&](const QDateTime &when) { return locale.toString(when.date(), QLocale::LongFormat); };
    addLine(CertificateDialog::tr("Issued for"),
            problem.names.isEmpty() ? CertificateDialog::tr("nobody by name") : problem.names.join(u", "_s));
    addLine(CertificateDialog::tr("Issued by"),
            problem.issuer.isEmpty() ? CertificateDialog::tr("unknown") : problem.issuer);
    addLine(CertificateDialog::tr("Valid from"), day(problem.validFrom));
    addLine(CertificateDialog::tr("Valid until"), day(problem.validUntil));
    addLine(CertificateDialog::tr("Fingerprint (SHA-256)"), fingerprintText(problem.sha256), true);
    return form;
}
} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    const QByteArray hex = sha256.toHex().toUpper();
    QString text;
    for (qsizetype i = 0; i + 1 < hex.size(); i += 2) {
        if (i > 0)
            text += i % 16 == 0 ? u'\n' : u' ';
        text += QString::fromLatin1(hex.sliced(i, 2));
    }
    return text;
}

CertificateDialog::CertificateDialog(const xmpp::CertificateProblem &problem, const QString &domain, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate of %1", "%1 is a server").arg(domain));
    setModal(true);
    setMinimumWidth(scaled(font(), 440));
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 24);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 12));

    auto *title = wrappedLabel(tr("This server could not prove who it is"), u"title"_s, this);
    title->setFont(larger(font(), 17.0 / 14));
    layout->addWidget(title);
    layout->addWidget(wrappedLabel(certificateFaults(problem, domain).join(u'\n'), u"error"_s, this));
    layout->addLayout(detailsOf(problem, this));
    layout->addWidget(
        wrappedLabel(tr("If you accept it, someone who listens could read your password and your messages, unless "
                        "this really is the server’s own certificate. Compare the fingerprint with whoever "
                        "runs the server, by telephone or in person. Causerie will then accept exactly this "
                        "certificate for your account, and no other."),
                     u"muted"_s, this));

    m_compared = new TickBox(tr("I have &compared the fingerprint, and it is the same"), this);
    layout->addWidget(m_compared);
    m_accept = new QPushButton(tr("&Accept this certificate"), this);
    m_accept->setEnabled(false);
    m_accept->setAutoDefault(false);
    auto *refuse = new QPushButton(tr("Do &not connect"), this);
    refuse->setDefault(true);
    connect(m_compared, &QCheckBox::toggled, m_accept, [this](bool compared) {
        m_accept->setEnabled(compared);
        m_accept->setProperty("kind", compared ? u"danger"_s : QString());
        m_accept->style()->unpolish(m_accept); // the sheet looks at properties only when it is asked to
        m_accept->style()->polish(m_accept);
    });
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(refuse, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_accept);
    buttons->addStretch();
    buttons->addWidget(refuse);
    layout->addLayout(buttons);
    refuse->setFocus();
    ensurePolished();
    // Qt's own first size ends at two thirds of the screen, and the fingerprint would be cut.
    const int wide = sizeHint().width();
    resize(wide, layout->totalHeightForWidth(wide));
}

} // namespace causerie::ui
