// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/forms/formview.h"
#include "ui/forms/formwords.h"

#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;
using Type = FormField::Type;

class TestFormView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeHasItsControl();
    void whatIsNotTouchedComesBackAsItWas();
    void fillingIn();
    void whatIsWrongIsSaid();
    void aServiceCannotWriteMarkup();
    void everyProblemHasAHint();
    void picturesStandAboveTheirField();
    void theWayRoundStandsBehind();
    void hostilePictures_data();
    void hostilePictures();
    void onlySafeLinks_data();
    void onlySafeLinks();

private:
    static DataForm sample();
};

DataForm TestFormView::sample()
{
    DataForm form;
    const auto add = [&form](Type type, const QString &var, const QStringList &values) -> FormField & {
        FormField field;
        field.type = type;
        field.var = var;
        field.label = var.toUpper();
        field.values = values;
        form.fields.push_back(field);
        return form.fields.back();
    };
    add(Type::Hidden, u"FORM_TYPE"_s, {u"urn:x"_s});
    add(Type::Fixed, u""_s, {u"About"_s});
    add(Type::TextSingle, u"name"_s, {u"Tea"_s}).required = true;
    add(Type::TextMulti, u"text"_s, {u"one"_s, QString(), u"three"_s});
    add(Type::Boolean, u"public"_s, {u"1"_s});
    add(Type::TextPrivate, u"secret"_s, {u"pw"_s});
    add(Type::ListSingle, u"who"_s, {u"b"_s}).options = {{u"Anyone"_s, u"a"_s}, {u"Moderators"_s, u"b"_s}};
    add(Type::ListMulti, u"roles"_s, {u"x"_s, u"y"_s}).options = {{u"X"_s, u"x"_s}, {{}, u"y"_s}, {{}, u"z"_s}};
    add(Type::JidMulti, u"admins"_s, {u"a@example.test"_s});
    add(Type::JidSingle, u"owner"_s, {});
    return form;
}

void TestFormView::everyTypeHasItsControl()
{
    const FormView view(sample());
    QCOMPARE(view.findChildren<QCheckBox *>().size(), 1);
    QCOMPARE(view.findChildren<QComboBox *>().size(), 1);
    QCOMPARE(view.findChildren<QListWidget *>().size(), 1);
    QCOMPARE(view.findChildren<QPlainTextEdit *>().size(), 2);
    int secret = 0;
    for (const QLineEdit *line : view.findChildren<QLineEdit *>()) {
        QVERIFY(!line->accessibleName().isEmpty());
        secret += line->echoMode() == QLineEdit::Password;
    }
    QCOMPARE(secret, 1);
}

void TestFormView::whatIsNotTouchedComesBackAsItWas()
{
    const DataForm form = sample();
    const FormView view(form);
    QVERIFY(view.filledIn() == form);
}

void TestFormView::fillingIn()
{
    FormView view(sample());
    QSignalSpy edited(&view, &FormView::edited);
    for (QLineEdit *line : view.findChildren<QLineEdit *>()) {
        if (line->accessibleName() == "NAME"_L1)
            line->setText(u"Coffee"_s);
    }
    view.findChild<QCheckBox *>()->setChecked(false);
    view.findChild<QComboBox *>()->setCurrentIndex(0);
    view.findChild<QListWidget *>()->item(2)->setCheckState(Qt::Checked);
    for (QPlainTextEdit *text : view.findChildren<QPlainTextEdit *>()) {
        if (text->accessibleName() == "ADMINS"_L1)
            text->setPlainText(u" b@example.test \n\nc@example.test\n"_s);
    }
    const DataForm filled = view.filledIn();
    QCOMPARE(value(filled, u"name"), u"Coffee"_s);
    QCOMPARE(value(filled, u"public"), u"0"_s);
    QCOMPARE(value(filled, u"who"), u"a"_s);
    QCOMPARE(findField(filled, u"roles")->values, (QStringList{u"x"_s, u"y"_s, u"z"_s}));
    QCOMPARE(findField(filled, u"admins")->values, (QStringList{u"b@example.test"_s, u"c@example.test"_s}));
    QVERIFY(edited.size() >= 5);
    QVERIFY(view.check());
}

void TestFormView::whatIsWrongIsSaid()
{
    FormView view(sample());
    view.show();
    QLineEdit *name = nullptr;
    QLineEdit *owner = nullptr;
    for (QLineEdit *line : view.findChildren<QLineEdit *>()) {
        if (line->accessibleName() == "NAME"_L1)
            name = line;
        if (line->accessibleName() == "OWNER"_L1)
            owner = line;
    }
    name->clear();
    owner->setText(u"@@"_s);
    QVERIFY(!view.check());
    QStringList said;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (label->property("kind") == u"error"_s && !label->isHidden())
            said << label->text();
    }
    QCOMPARE(said.size(), 2);
    name->setText(u"x"_s);
    owner->clear();
    QVERIFY(view.check());
}

void TestFormView::aServiceCannotWriteMarkup()
{
    DataForm form = sample();
    form.instructions = {u"<a href='https://evil.test'>click</a>"_s};
    form.fields[2].label = u"<b>bold</b>"_s;
    const FormView view(form);
    for (const QLabel *label : view.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestFormView::everyProblemHasAHint()
{
    QSet<QString> hints;
    for (int problem = int(FormProblem::Missing); problem <= int(FormProblem::TooMany); ++problem)
        hints << problemText(FormProblem(problem));
    QCOMPARE(hints.size(), int(FormProblem::TooMany) + 1);
    QVERIFY(!hints.contains(QString()));
}

namespace
{

QByteArray png(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::gray);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

DataForm withMedia(const QString &uri, const QString &type = u"image/png"_s)
{
    DataForm form;
    FormField field;
    field.var = u"ocr"_s;
    field.label = u"What do you see?"_s;
    field.media = {{type, uri}};
    form.fields.push_back(field);
    return form;
}

bool showsPicture(const QWidget &view)
{
    return std::ranges::any_of(view.findChildren<QLabel *>(),
                               [](const QLabel *label) { return !label->pixmap().isNull(); });
}

bool showsLink(const QWidget &view)
{
    return std::ranges::any_of(view.findChildren<QLabel *>(),
                               [](const QLabel *label) { return label->openExternalLinks(); });
}

} // namespace

void TestFormView::picturesStandAboveTheirField()
{
    const FormView view(withMedia(u"cid:a"_s), nullptr, {{u"cid:a"_s, png({200, 70})}});
    const QLabel *picture = nullptr;
    for (const QLabel *label : view.findChildren<QLabel *>())
        picture = label->pixmap().isNull() ? picture : label;
    QVERIFY(picture);
    QCOMPARE(picture->pixmap().size(), QSize(200, 70));
    QVERIFY(picture->accessibleName().contains(u"What do you see?"_s));
    QCOMPARE(view.controls().size(), 1);
}

/// As ejabberd asks: the way round for who sees no picture stands in front of it.
void TestFormView::theWayRoundStandsBehind()
{
    DataForm form = withMedia(u"cid:a"_s);
    FormField text;
    text.var = u"captcha-fallback-text"_s;
    text.type = Type::Fixed;
    text.values = {u"If you see nothing"_s};
    FormField address;
    address.var = u"captcha-fallback-url"_s;
    address.values = {u"https://example.test/captcha/1/image"_s};
    form.fields.insert(form.fields.begin(), {text, address});
    const auto shows = [](const FormView &view) {
        return std::ranges::any_of(view.findChildren<QLabel *>(),
                                   [](const QLabel *label) { return label->text() == u"If you see nothing"_s; });
    };
    FormView view(form, nullptr, {{u"cid:a"_s, png({200, 70})}});
    QVERIFY(showsPicture(view));
    QVERIFY(!shows(view));
    view.show();
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (label->openExternalLinks())
            QVERIFY(label->y() > view.controls()[0]->mapTo(&view, QPoint()).y());
    }
    QVERIFY(showsLink(view));
    QVERIFY(view.filledIn() == form); // given back as it came
    QVERIFY(shows(FormView(form)));   // without the picture
}

void TestFormView::hostilePictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no picture") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("cut off") << png({200, 70}).first(40);
    QTest::newRow("a picture that fills the memory") << png({2000, 2000});
    QTest::newRow("a long one") << png({1'000'001, 1});
}

void TestFormView::hostilePictures()
{
    QFETCH(QByteArray, bytes);
    const FormView view(withMedia(u"cid:a"_s), nullptr, {{u"cid:a"_s, bytes}});
    QVERIFY(!showsPicture(view));
    QVERIFY(!showsLink(view)); // a "cid:" leads nowhere
    QCOMPARE(view.controls().size(), 1);
}

void TestFormView::onlySafeLinks_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("https") << u"https://example.test/c.png?a=1&b=<2>"_s.remove(u'<').remove(u'>') << true;
    QTest::newRow("unencrypted") << u"http://example.test/c.png"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("out of the attribute") << u"https://example.test/\"><b>"_s << false;
    QTest::newRow("with a user in front") << u"https://bank.test@evil.test/"_s << false;
}

void TestFormView::onlySafeLinks()
{
    QFETCH(QString, uri);
    QFETCH(bool, isShown);
    QCOMPARE(showsLink(FormView(withMedia(uri))), isShown);
    DataForm form;
    FormField field;
    field.var = u"captcha-fallback-url"_s;
    field.values = {uri};
    form.fields.push_back(field);
    const FormView view(form);
    QCOMPARE(showsLink(view), isShown);
    QVERIFY(view.filledIn() == form); // given back as it came
}

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"
