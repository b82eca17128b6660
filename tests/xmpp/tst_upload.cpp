// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/discoinfo.h"
#include "core/xmpp/upload.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::files;
using namespace Qt::StringLiterals;
using Kind = TransferError::Kind;

/// XEP-0363: what services say of themselves, and what they answer.
class TestUpload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void service_data();
    void service();
    void slot_data();
    void slot();
    void headers();
    void errors_data();
    void errors();
};

void TestUpload::service_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<bool>("isService");
    QTest::addColumn<qint64>("largest");
    const QString form = u"<feature var='urn:xmpp:http:upload:0'/><x type='result' xmlns='jabber:x:data'>"
                         "<field var='FORM_TYPE' type='hidden'><value>%1</value></field>"
                         "<field var='max-file-size'><value>%2</value></field></x>"_s;
    // XEP-0363 §4 example 4
    QTest::newRow("with a limit") << form.arg(u"urn:xmpp:http:upload:0"_s, u"5242880"_s) << true << qint64(5'242'880);
    QTest::newRow("without one") << u"<feature var='urn:xmpp:http:upload:0'/>"_s << true << qint64(-1);
    QTest::newRow("no number") << form.arg(u"urn:xmpp:http:upload:0"_s, u"much"_s) << true << qint64(-1);
    QTest::newRow("nothing goes") << form.arg(u"urn:xmpp:http:upload:0"_s, u"0"_s) << true << qint64(-1);
    QTest::newRow("another form's") << form.arg(u"urn:other"_s, u"5"_s) << true << qint64(-1);
    QTest::newRow("another service") << u"<feature var='http://jabber.org/protocol/muc'/>"_s << false << qint64(-1);
    QTest::newRow("the version before") << u"<feature var='urn:xmpp:http:upload'/>"_s << false << qint64(-1);
}

void TestUpload::service()
{
    QFETCH(QString, payload);
    QFETCH(bool, isService);
    const QString query = u"<query xmlns='http://jabber.org/protocol/disco#info'>"
                          "<identity category='store' type='file'/>%1</query>"_s;
    const auto info = parseDiscoInfo(test::xml(query.arg(payload)));
    QVERIFY(info);
    const auto service = readUploadService(*Jid::parse(u"upload.example.org"_s), *info);
    QCOMPARE(service.has_value(), isService);
    if (service)
        QTEST(service->largest, "largest");
}

void TestUpload::slot_data()
{
    QTest::addColumn<QString>("put");
    QTest::addColumn<QString>("get");
    QTest::addColumn<bool>("usable");
    const QString good = u"https://upload.example.org/4a77/tr%C3%A8s.jpg"_s;
    QTest::newRow("as it should be") << good << good << true;
    QTest::newRow("put in the clear") << u"http://upload.example.org/a"_s << good << false;
    QTest::newRow("get in the clear") << good << u"http://upload.example.org/a"_s << false;
    QTest::newRow("a file of ours") << good << u"file:///etc/passwd"_s << false;
    QTest::newRow("with a password") << u"https://me:secret@example.org/a"_s << good << false;
    QTest::newRow("no host") << u"https:///a"_s << good << false;
    QTest::newRow("nothing") << QString() << good << false;
}

void TestUpload::slot()
{
    QFETCH(QString, put);
    QFETCH(QString, get);
    QFETCH(bool, usable);
    const auto place = readUploadSlot(test::xml(
        u"<iq type='result'><slot xmlns='urn:xmpp:http:upload:0'><put url='%1'/><get url='%2'/></slot></iq>"_s.arg(
            put, get)));
    QCOMPARE(place.has_value(), usable);
    if (place)
        QCOMPARE(place->get.toEncoded(), get.toUtf8());
    else
        QCOMPARE(place.error().kind, Kind::BadAnswer);
}

void TestUpload::headers()
{
    const auto place = readUploadSlot(test::xml(
        u"<iq type='result'><slot xmlns='urn:xmpp:http:upload:0'><put url='https://a.example/b'>"
        "<header name='Authorization'>Basic Base64String==</header><header name='cookie'>foo=bar; user=romeo</header>"
        "<header name='Host'>evil.example</header><header name='Content-Length'>0</header>"
        "<header name='Expires'>a&#10;Host: evil.example</header><header name='Ex&#10;pires'>a</header>"
        "<header xmlns='urn:other' name='Expires'>b</header></put><get url='https://a.example/b'/></slot></iq>"_s));
    QVERIFY(place);
    const std::vector<std::pair<QByteArray, QByteArray>> expected{{"Authorization", "Basic Base64String=="},
                                                                  {"cookie", "foo=bar; user=romeo"}};
    QCOMPARE(place->headers, expected);
}

void TestUpload::errors_data()
{
    QTest::addColumn<IqError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("limit");
    using Iq = IqError::Kind;
    const auto refused = [](const QString &condition, const QString &application = {}) {
        return IqError{Iq::Refused, condition, application, u"why"_s};
    };
    QTest::newRow("too large") << refused(u"not-acceptable"_s, u"file-too-large"_s) << Kind::TooLarge << qint64(50);
    QTest::newRow("too much") << refused(u"resource-constraint"_s, u"retry"_s) << Kind::Quota << qint64(-1);
    QTest::newRow("not for us") << refused(u"not-allowed"_s) << Kind::Refused << qint64(-1);
    QTest::newRow("not there") << refused(u"service-unavailable"_s) << Kind::NoService << qint64(-1);
    QTest::newRow("no answer") << IqError{Iq::Timeout, {}, {}, {}} << Kind::Timeout << qint64(-1);
    QTest::newRow("no stream") << IqError{Iq::NotConnected, {}, {}, {}} << Kind::NotConnected << qint64(-1);
}

void TestUpload::errors()
{
    QFETCH(IqError, error);
    const TransferError transfer = toTransferError(error, 50);
    QTEST(transfer.kind, "kind");
    QTEST(transfer.limit, "limit");
}

QTEST_APPLESS_MAIN(TestUpload)
#include "tst_upload.moc"
