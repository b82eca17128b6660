// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/signin/showncard.h"
#include "ui/signin/doctordialog.h"
#include "ui/signin/doctorrow.h"
#include "ui/signin/doctortext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using xmpp::Finding;

/// What a person reads of an examination, and what they give to others.
class TestDoctorDialog : public ShownCard
{
    Q_OBJECT

private Q_SLOTS:
    void everythingHasWords();
    void measuresAreTold();
    void theVerdict();
    void rowsAndRemedies();
    void theReportIsCopied();
    void whatIsUnderWay();
    void pictures();

private:
    static QList<Finding> examples();
};

namespace
{

Finding finding(Finding::Check check, const QString &subject, const QVariantMap &values, int ms)
{
    Finding made;
    made.check = check;
    made.subject = subject;
    made.values = values;
    made.took = std::chrono::milliseconds(ms);
    return made;
}

Finding failed(Finding made, Finding::State state, Finding::Reason reason,
               std::optional<xmpp::ConnectionError::Kind> kind = {})
{
    made.state = state;
    made.reason = reason;
    if (kind)
        made.error = errorOf(*kind);
    return made;
}

xmpp::DoctorReport reportOf(const QList<Finding> &findings)
{
    return {u"example.com"_s, QDateTime(QDate(2026, 11, 20), QTime(10, 0), QTimeZone::UTC),
            std::vector<Finding>(findings.begin(), findings.end())};
}

} // namespace

/// An account whose server has most faults, one of each kind.
QList<Finding> TestDoctorDialog::examples()
{
    using Check = Finding::Check;
    using Reason = Finding::Reason;
    using State = Finding::State;
    using Kind = xmpp::ConnectionError::Kind;
    const QString host = u"xmpp1.example.com:5223"_s;
    const QDateTime end(QDate(2027, 1, 30), QTime(0, 0), QTimeZone::UTC);
    return {
        finding(Check::Records, u"example.com"_s,
                {{u"direct_tls"_s, QStringList{u"0 0 0 ."_s, u"5 10 5223 xmpp1.example.com"_s}},
                 {u"starttls"_s, QStringList{u"10 10 5222 xmpp2.example.com"_s}}},
                23),
        finding(Check::Addresses, u"xmpp1.example.com"_s,
                {{u"ipv6"_s, QStringList{u"2001:db8::7"_s}}, {u"ipv4"_s, QStringList{u"198.51.100.7"_s}}}, 4),
        failed(finding(Check::Reach, host, {{u"address"_s, u"2001:db8::7"_s}}, 3), State::Notice, Reason::AnotherWorks,
               Kind::ConnectionRefused),
        finding(Check::Reach, host, {{u"address"_s, u"198.51.100.7"_s}}, 18),
        finding(Check::Encryption, host, {{u"version"_s, u"TLSv1.3"_s}, {u"cipher"_s, u"TLS_AES_256_GCM_SHA384"_s}},
                35),
        finding(Check::Certificate, host,
                {{u"names"_s, QStringList{u"example.com"_s}}, {u"issuer"_s, u"R3"_s}, {u"valid_until"_s, end}}, 0),
        finding(Check::Mechanisms, host, {{u"chosen"_s, u"SCRAM-SHA-256"_s}}, 12),
        failed(finding(Check::Certificate, u"xmpp2.example.com:5222"_s, {}, 0), State::Fault, Reason::Connection,
               Kind::CertificateWrong),
        finding(Check::SignIn, {}, {}, 240),
        failed(finding(Check::Clock, {}, {{u"ahead_ms"_s, 95'000}}, 15), State::Notice, Reason::ClockOff),
        failed(finding(Check::Archive, {}, {}, 15), State::Notice, Reason::NotOffered),
        failed(finding(Check::Relay, u"turn.example.com:5349"_s, {{u"kind"_s, u"turn-tls"_s}}, 6'000), State::Fault,
               Reason::NoRelay),
        failed(finding(Check::Rooms, {}, {}, 0), State::Skipped, Reason::NoPassword),
    };
}

void TestDoctorDialog::everythingHasWords()
{
    for (int check = 0; check <= int(Finding::Check::Relay); ++check) {
        for (int reason = 0; reason <= int(Finding::Reason::ClockOff); ++reason) {
            Finding made;
            made.check = Finding::Check(check);
            made.reason = Finding::Reason(reason);
            if (made.reason == Finding::Reason::Connection || made.reason == Finding::Reason::AnotherWorks)
                made.error = errorOf(xmpp::ConnectionError::Kind::Timeout);
            const FindingWords words = wordsFor(made, u"example.com"_s);
            const QByteArray name = (toString(made.check) + u", "_s + toString(made.reason)).toUtf8();
            const char *const which = name.constData();
            QVERIFY2(!words.title.isEmpty() && !words.title.contains(u'%'), which);
            QVERIFY2(words.meaning.endsWith(u'.') && !words.meaning.contains(u'%'), which);
            QVERIFY2(words.remedy.isEmpty() || words.remedy.endsWith(u'.'), which);
            QVERIFY2(made.reason != Finding::Reason::Connection || !words.remedy.isEmpty(), which);
        }
    }
}

void TestDoctorDialog::measuresAreTold()
{
    const auto meaning = [](const Finding &made) { return wordsFor(made, u"example.com"_s).meaning; };
    const auto all = examples();
    QVERIFY(meaning(all[0]).contains(u"xmpp1.example.com:5223"_s));
    QVERIFY(meaning(all[0]).contains(u"xmpp2.example.com:5222"_s));
    QVERIFY(!meaning(all[0]).contains(u".:0"_s)); // that says that there is none
    QVERIFY(meaning(all[1]).contains(u"2001:db8::7"_s));
    QVERIFY(meaning(all[2]).contains(u"2001:db8::7"_s)); // which of several does not answer
    QVERIFY(meaning(all[2]).contains(u"Another way works"_s));
    QVERIFY(meaning(all[4]).contains(u"TLSv1.3"_s));
    QVERIFY(meaning(all[5]).contains(u"30 January 2027"_s));
    QVERIFY(meaning(all[7]).contains(u"mail.example.com"_s)); // for whom it was issued
    QVERIFY(meaning(all[9]).contains(u"behind"_s));
    QVERIFY(wordsFor(all[11], u"example.com"_s).title.endsWith(u"by TLS"_s));
    Finding upload;
    upload.check = Finding::Check::Upload;
    upload.values[u"largest_bytes"_s] = 5'000'000;
    QVERIFY(meaning(upload).contains(u"5 MB"_s));
    Finding many;
    many.check = Finding::Check::Addresses;
    many.values[u"ipv4"_s] = QStringList(30, u"198.51.100.7"_s);
    QVERIFY(meaning(many).contains(u"25 more"_s));
}

void TestDoctorDialog::theVerdict()
{
    QCOMPARE(verdictWords(reportOf({})), u"Everything that was looked at works."_s);
    const auto all = examples();
    QVERIFY(verdictWords(reportOf(all)).startsWith(u"2 "_s));
    QVERIFY(verdictWords(reportOf({all[0], all[2]})).contains(u"1 "_s));
}

void TestDoctorDialog::rowsAndRemedies()
{
    auto *dialog = new DoctorDialog(alice(), m_card.get());
    for (const Finding &one : examples())
        dialog->add(one);
    dialog->finish(reportOf(examples()));
    dialog->show();
    const auto rows = dialog->rows();
    QCOMPARE(rows.size(), examples().size());
    QVERIFY(!rows[0]->remedyButton());
    QVERIFY(rows[2]->remedyButton() && !rows[2]->isRemedyShown());
    rows[2]->remedyButton()->click();
    QVERIFY(rows[2]->isRemedyShown());
    rows[2]->remedyButton()->click();
    QVERIFY(!rows[2]->isRemedyShown());
    QVERIFY(rows[7]->isRemedyShown()); // a fault does not hide what helps
    for (const DoctorRow *row : rows)
        QVERIFY(!row->accessibleName().isEmpty());
    QVERIFY(rows[7]->accessibleName().contains(u"does not work"_s));
    QSignalSpy again(dialog, &DoctorDialog::againRequested);
    dialog->againButton()->click();
    QCOMPARE(again.count(), 1);
    dialog->begin();
    QVERIFY(dialog->rows().isEmpty());
    delete dialog;
}

void TestDoctorDialog::theReportIsCopied()
{
    Finding refused = failed(finding(Finding::Check::SignIn, {}, {}, 9), Finding::State::Fault,
                             Finding::Reason::Connection, xmpp::ConnectionError::Kind::AuthenticationFailed);
    refused.error->serverText = u"Alice@example.com may not come in"_s;
    DoctorDialog dialog(alice());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!dialog.copyButton()->isEnabled()); // there is nothing yet
    dialog.finish(reportOf(examples() << refused));
    dialog.copyButton()->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"Causerie connection doctor\n"_s));
    QVERIFY(text.contains(u"domain: example.com"_s));
    QVERIFY(text.contains(u"records example.com: fine, 23 ms"_s));
    QVERIFY(text.contains(u"certificate xmpp2.example.com:5222: fault (connection)"_s));
    QVERIFY(text.contains(u"valid_until: 2027-01-30T00:00:00Z"_s));
    QVERIFY(text.contains(u"direct_tls: 0 0 0 ., 5 10 5223 xmpp1.example.com"_s));
    QVERIFY(text.contains(u"…@example.com may not come in"_s));
    QVERIFY(!text.contains(u"alice"_s, Qt::CaseInsensitive));
}

void TestDoctorDialog::whatIsUnderWay()
{
    DoctorDialog dialog(alice());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.begin();
    dialog.setLooking(Finding::Check::Encryption, u"xmpp1.example.com:5223"_s);
    QVERIFY(dialog.verdict().contains(u"Encryption with xmpp1.example.com:5223"_s));
    QVERIFY(!dialog.againButton()->isEnabled());
    dialog.finish(reportOf({}));
    QVERIFY(dialog.againButton()->isEnabled());
}

void TestDoctorDialog::pictures()
{
    DoctorDialog dialog(alice());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    for (const Finding &one : examples())
        dialog.add(one);
    dialog.show();
    shoot(dialog, u"doctor-working"_s);
    dialog.finish(reportOf(examples()));
    dialog.resize(dialog.width(), 1'100);
    shoot(dialog, u"doctor"_s);
}

QTEST_MAIN(TestDoctorDialog)
#include "tst_doctordialog.moc"
