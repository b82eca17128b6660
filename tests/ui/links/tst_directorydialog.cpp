// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/directory/directorydialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Looking for people through the dialog, with a directory that answers at once, or with an error.
class TestDirectoryDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void findsAndWrites();
    void findsAndAdds();
    void plainFieldsHaveWords();
    void ofSeveralOneIsChosen();
    void saysWhatFails_data();
    void saysWhatFails();
    void whatAServiceSaysIsNoMarkup();
    void shots_data();
    void shots();

private:
    FakeDirectory &fake() { return fakeOf(m_session->directory()); }
    DirectoryDialog *open()
    {
        auto *dialog = new DirectoryDialog(*m_session, m_window.get());
        dialog->open();
        return dialog;
    }
    static bool says(const QWidget &parent, const QString &text)
    {
        return std::ranges::any_of(parent.findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    static QPushButton *button(const QWidget &parent, const QString &text)
    {
        for (QPushButton *found : parent.findChildren<QPushButton *>()) {
            if (found->isVisible() && found->text().remove(u'&') == text)
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestDirectoryDialog::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_window = std::make_unique<QWidget>();
    fake().services = std::vector{DirectoryService{jid(u"vjud.example.test"_s), u"User search"_s}};
    DirectoryForm form;
    form.form.instructions = {u"Fill in what you know. A star stands for any letters."_s};
    const std::pair<QString, QString> fields[] = {
        {u"fn"_s, u"Full name"_s}, {u"nick"_s, u"Nickname"_s}, {u"locality"_s, u"City"_s}, {u"email"_s, u"E-mail"_s}};
    for (const auto &[var, label] : fields) {
        FormField field;
        field.var = var;
        field.label = label;
        form.form.fields.push_back(field);
    }
    fake().form = form;
    fake().people = std::vector{
        DirectoryPerson{jid(u"lady@capulet.example"_s), u"Lady Capulet"_s, {u"Verona"_s, u"House of Capulet"_s}},
        DirectoryPerson{jid(u"juliet@example.test"_s), u"Juliet Capulet"_s, {u"JuliC"_s, u"Verona"_s}},
        DirectoryPerson{jid(u"tybalt@capulet.example"_s), {}, {}}};
}

void TestDirectoryDialog::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestDirectoryDialog::findsAndWrites()
{
    const QPointer dialog = open();
    QVERIFY(!dialog->findChild<QComboBox *>()->isVisible()); // there is only one
    QVERIFY(fillIn(*dialog, u"Full name"_s, u"*Capulet"_s));
    QSignalSpy wanted(dialog, &DirectoryDialog::writeRequested);
    button(*dialog, u"Search"_s)->click();
    QCOMPARE(fake().asked, (QStringList{u"form vjud.example.test"_s, u"search vjud.example.test fn=*Capulet"_s}));
    auto *list = findNamed<QListWidget>(*dialog, u"People found"_s);
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->item(0)->text(), u"Lady Capulet\nlady@capulet.example · Verona · House of Capulet"_s);
    QCOMPARE(list->item(2)->text(), u"tybalt\ntybalt@capulet.example"_s);
    QVERIFY(says(*dialog, u"3 person"_s));
    button(*dialog, u"Back"_s)->click();
    QCOMPARE(findNamed<QLineEdit>(*dialog, u"Full name"_s)->text(), u"*Capulet"_s); // to look for something else
    button(*dialog, u"Search"_s)->click();
    list->setCurrentRow(1);
    QVERIFY(!button(*dialog, u"Add as a contact…"_s)->isEnabled()); // is one
    button(*dialog, u"Write"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<Jid>(), jid(u"juliet@example.test"_s));
    QVERIFY(!dialog || !dialog->isVisible());
}

void TestDirectoryDialog::findsAndAdds()
{
    auto *dialog = open();
    QSignalSpy wanted(dialog, &DirectoryDialog::addRequested);
    button(*dialog, u"Search"_s)->click();
    button(*dialog, u"Add as a contact…"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<Jid>(), jid(u"lady@capulet.example"_s));
    QVERIFY(dialog->isVisible()); // there may be others to add
}

void TestDirectoryDialog::plainFieldsHaveWords()
{
    DirectoryForm form;
    form.isPlain = true;
    for (const QString &var : {u"first"_s, u"last"_s, u"nick"_s, u"email"_s}) {
        FormField field;
        field.var = var;
        form.form.fields.push_back(field);
    }
    fake().form = form;
    auto *dialog = open();
    for (const QString &label : {u"First name"_s, u"Family name"_s, u"Nickname"_s, u"E-mail address"_s})
        QVERIFY2(findNamed<QLineEdit>(*dialog, label), qPrintable(label));
    QVERIFY(fillIn(*dialog, u"Family name"_s, u"Capulet"_s));
    button(*dialog, u"Search"_s)->click();
    QCOMPARE(fake().asked.last(), u"search vjud.example.test last=Capulet"_s);
}

void TestDirectoryDialog::ofSeveralOneIsChosen()
{
    fake().services->push_back({jid(u"users.example.test"_s), {}});
    auto *dialog = open();
    auto *services = dialog->findChild<QComboBox *>();
    QVERIFY(services->isVisible());
    QCOMPARE(services->itemText(0), u"User search (vjud.example.test)"_s);
    QCOMPARE(services->itemText(1), u"users.example.test"_s);
    services->setCurrentIndex(1);
    Q_EMIT services->activated(1);
    QCOMPARE(fake().asked.last(), u"form users.example.test"_s);
}

void TestDirectoryDialog::saysWhatFails_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<DirectoryFailure>("failure");
    QTest::addColumn<QString>("words");
    const DirectoryFailure none;
    QTest::newRow("no directory") << u"none"_s << none << u"has no directory"_s;
    QTest::newRow("offline") << u"services"_s << DirectoryFailure{RequestError::NotConnected, {}} << u"no connection"_s;
    QTest::newRow("silent") << u"form"_s << DirectoryFailure{RequestError::Timeout, {}} << u"does not answer"_s;
    QTest::newRow("odd") << u"form"_s << DirectoryFailure{RequestError::BadAnswer, {}} << u"makes no sense"_s;
    QTest::newRow("refused") << u"search"_s << DirectoryFailure{RequestError::Refused, {}} << u"does not allow this."_s;
    QTest::newRow("refused with words") << u"search"_s << DirectoryFailure{RequestError::Refused, u"Too  many"_s}
                                        << u"does not allow this: Too many"_s;
    QTest::newRow("nobody") << u"nobody"_s << none << u"Nobody was found"_s;
}

void TestDirectoryDialog::saysWhatFails()
{
    QFETCH(QString, where);
    QFETCH(DirectoryFailure, failure);
    QFETCH(QString, words);
    if (where == u"none"_s)
        fake().services->clear();
    else if (where == u"services"_s)
        fake().services = std::unexpected(failure);
    else if (where == u"form"_s)
        fake().form = std::unexpected(failure);
    else if (where == u"search"_s)
        fake().people = std::unexpected(failure);
    else
        fake().people->clear();
    auto *dialog = open();
    QPushButton *search = button(*dialog, u"Search"_s);
    const bool asks = where == u"search"_s || where == u"nobody"_s;
    QCOMPARE(search != nullptr, asks);
    if (!asks) { // words, and no empty form with a button that does nothing
        QVERIFY(says(*dialog, words));
        QVERIFY(!dialog->findChild<QStackedWidget *>()->isVisible());
        QVERIFY(dialog->height() < 260);
        return;
    }
    QCOMPARE(search->isEnabled(), asks);
    search->click();
    QVERIFY(says(*dialog, words));
    QCOMPARE(search->isEnabled(), asks); // to be tried again
}

void TestDirectoryDialog::whatAServiceSaysIsNoMarkup()
{
    fake().people = std::vector{DirectoryPerson{jid(u"a@b.test"_s), u"<b>A</b>"_s, {u"<img src='http://x'>"_s}}};
    auto *dialog = open();
    button(*dialog, u"Search"_s)->click();
    const auto *item = findNamed<QListWidget>(*dialog, u"People found"_s)->item(0);
    QCOMPARE(item->text(), u"<b>A</b>\na@b.test · <img src='http://x'>"_s);
    QVERIFY(!item->toolTip().contains(u'<'));
}

void TestDirectoryDialog::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestDirectoryDialog::shots()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    const QString file =
        QStringLiteral(CAUSERIE_SHOTS_DIR) + u"/%1-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s;
    auto *dialog = open();
    QVERIFY(fillIn(*dialog, u"Full name"_s, u"*Capulet"_s));
    QVERIFY(takePicture(*dialog, file.arg(u"directory"_s)));
    button(*dialog, u"Search"_s)->click();
    QVERIFY(takePicture(*dialog, file.arg(u"directory-found"_s)));
    fake().services->clear();
    QVERIFY(takePicture(*open(), file.arg(u"directory-none"_s)));
}

QTEST_MAIN(TestDirectoryDialog)
#include "tst_directorydialog.moc"
