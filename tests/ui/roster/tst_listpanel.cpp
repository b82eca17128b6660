// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/roster/connectionbar.h"
#include "ui/roster/contactmenu.h"
#include "ui/roster/filterfield.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/requestbar.h"
#include "ui/roster/roles.h"
#include "ui/roster/statusbutton.h"
#include "ui/style/languagesdialog.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTreeView>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestListPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clickAndEnterOpen();
    void arrowsOnlyMoveTheFocus();
    void openRowIsSelectedInBothViews();
    void groupFoldsWithAClick();
    void filterFieldLeadsToTheFirst();
    void emptyPlacesSayWhatBelongsThere();
    void tabsStayReadable_data();
    void tabsStayReadable();
    void requestsAreAnswered();
    void connectionIsTold();
    void availabilityIsChosen();
    void contactMenu_data();
    void contactMenu();
    void whatIsPutAwayHasItsPlace();
    void placesByKeyboard();
    void notesHaveAMenuOfTheirOwn();
    void everyControlHasAName();
    void rowsPaintInEveryState();

private:
    template<typename T>
    T *child() const
    {
        return m_panel->findChild<T *>();
    }
    QListView *conversations() const { return child<QListView>(); }
    QTreeView *people() const { return child<QTreeView>(); }
    void clickRow(QAbstractItemView *view, const QModelIndex &index)
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    QAbstractButton *button(const QString &text) const;
    QStringList menuTexts(const Jid &jid);

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ListPanel> m_panel;
};

void TestListPanel::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_panel = std::make_unique<ListPanel>(*m_session);
    m_panel->resize(312, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestListPanel::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

QAbstractButton *TestListPanel::button(const QString &text) const
{
    for (QAbstractButton *found : m_panel->findChildren<QAbstractButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

void TestListPanel::clickAndEnterOpen()
{
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    const QModelIndex second = conversations()->model()->index(1, 0);
    clickRow(conversations(), second);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Jid>(), jidOf(second));
    m_panel->setOpen(jidOf(second));

    conversations()->setFocus();
    QTest::keyClick(conversations(), Qt::Key_Down);
    QTest::keyClick(conversations(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].value<Jid>(), jidOf(conversations()->model()->index(2, 0)));
}

void TestListPanel::arrowsOnlyMoveTheFocus()
{
    m_panel->setOpen(jid(u"juliet@example.test"_s));
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    m_panel->focusRows();
    QTest::keyClick(conversations(), Qt::Key_Down);
    QTest::keyClick(conversations(), Qt::Key_Down);
    QCOMPARE(conversations()->currentIndex().row(), 2);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(jidOf(conversations()->selectionModel()->selectedIndexes().value(0)), jid(u"juliet@example.test"_s));
}

void TestListPanel::openRowIsSelectedInBothViews()
{
    m_panel->setOpen(jid(u"mercutio@example.test"_s));
    QCOMPARE(conversations()->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(people()->selectionModel()->selectedIndexes().size(), 2); // he stands in two groups
    m_panel->setOpen({});
    QVERIFY(!conversations()->selectionModel()->hasSelection());
    QVERIFY(!people()->selectionModel()->hasSelection());
}

void TestListPanel::groupFoldsWithAClick()
{
    m_panel->setTab(ListPanel::Tab::People);
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    const QModelIndex group = people()->model()->index(0, 0);
    QVERIFY(people()->isExpanded(group));
    clickRow(people(), group);
    QVERIFY(!people()->isExpanded(group));
    QCOMPARE(chosen.size(), 0);
    clickRow(people(), group);
    clickRow(people(), people()->model()->index(0, 0, group));
    QCOMPARE(chosen.size(), 1);
}

void TestListPanel::filterFieldLeadsToTheFirst()
{
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    m_panel->focusFilter();
    auto *field = child<FilterField>();
    QTest::keyClicks(field, u"tyb"_s);
    QCOMPARE(conversations()->model()->rowCount(), 1); // who has never written is found too
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Jid>(), jid(u"tybalt@example.test"_s));
    QVERIFY(field->text().isEmpty()); // found: the others are back
    QVERIFY(conversations()->model()->rowCount() > 5);
    QTest::keyClicks(field, u"tyb"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QVERIFY(conversations()->model()->rowCount() > 5);

    m_panel->setTab(ListPanel::Tab::People);
    QTest::keyClicks(field, u"tyb"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
}

void TestListPanel::emptyPlacesSayWhatBelongsThere()
{
    const auto says = [this](const QString &text) {
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return true;
        }
        return false;
    };
    child<FilterField>()->setText(u"zzz"_s);
    QVERIFY(says(u"Nobody found"_s));
    child<FilterField>()->clear();
    QVERIFY(!says(u"Nobody found"_s));

    m_session->conversations().clear();
    QVERIFY(says(u"No conversations yet"_s));
    QTest::mouseClick(button(u"Show people"_s), Qt::LeftButton);
    QCOMPARE(m_panel->tab(), ListPanel::Tab::People);
    m_panel->setTab(ListPanel::Tab::Unread);
    QVERIFY(says(u"Nothing unread"_s));

    m_session->roster().clear();
    m_panel->setTab(ListPanel::Tab::All);
    QVERIFY(says(u"No contacts yet"_s));
}

void TestListPanel::tabsStayReadable_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QStringList german{u"Alle"_s, u"Ungelesen"_s, u"Personen"_s, u"Räume"_s, u"Anrufe"_s, u"Anfragen 12"_s};
    QTest::newRow("English") << QStringList{u"All"_s, u"Unread"_s, u"People"_s, u"Rooms"_s, u"Calls"_s, u"Requests 1"_s}
                             << Qt::LeftToRight;
    QTest::newRow("French") << QStringList{u"Tout"_s,   u"Non lu"_s, u"Personnes"_s,
                                           u"Salons"_s, u"Appels"_s, u"Demandes 1"_s}
                            << Qt::LeftToRight;
    QTest::newRow("German") << german << Qt::LeftToRight;
    QTest::newRow("mirrored") << german << Qt::RightToLeft;
}

/// In the narrowest list, when the first request arrives: each in full, beside or below the others.
void TestListPanel::tabsStayReadable()
{
    QFETCH(QStringList, words);
    QFETCH(Qt::LayoutDirection, direction);
    const Theme theme(*qApp, ThemeChoice::Light);
    const auto plain = qScopeGuard([] { qApp->setStyleSheet({}); });
    m_panel->setLayoutDirection(direction);
    m_panel->resize(272, 800);
    ConversationSettings waiting;
    waiting.accepted = false;
    m_session->conversations().at(jid(u"stranger@example.test"_s)).setSettings(waiting);
    QVERIFY(button(u"Requests 1"_s));
    QVERIFY(button(u"Requests 1"_s)->isVisibleTo(m_panel.get()));
    QList<QRect> taken;
    const auto names = {u"All"_s, u"Unread"_s, u"People"_s, u"Rooms"_s, u"Calls"_s, u"Requests 1"_s};
    QList<QAbstractButton *> tabs;
    for (const QString &name : names)
        tabs << button(name);
    for (int i = 0; i < tabs.size(); ++i)
        tabs[i]->setText(words[i]);
    QTRY_VERIFY(std::ranges::all_of(tabs, [](const auto *tab) { return tab->width() >= tab->sizeHint().width(); }));
    QTRY_VERIFY(tabs.back()->parentWidget()->rect().contains(tabs.back()->geometry()));
    for (const QAbstractButton *tab : tabs) {
        const QRect where(tab->mapTo(m_panel.get(), QPoint(0, 0)), tab->size());
        QFont bold = tab->font();
        bold.setWeight(QFont::DemiBold); // that one may be chosen
        const int needed = QFontMetrics(tab->isChecked() ? bold : tab->font()).horizontalAdvance(tab->text()) + 14;
        QVERIFY2(where.width() >= needed, qPrintable(tab->text()));
        QVERIFY2(m_panel->rect().contains(where), qPrintable(tab->text()));
        QVERIFY(std::ranges::none_of(taken, [&where](const QRect &other) { return other.intersects(where); }));
        taken << where;
    }
    QVERIFY(child<QStackedWidget>()->height() > 400);
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(
        m_panel->grab().save(u"%1/tabs-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()).toLower())));
}

void TestListPanel::requestsAreAnswered()
{
    auto *bar = child<RequestBar>();
    QVERIFY(!bar->isVisible());
    m_session->roster().addSubscriptionRequest(jid(u"lady@elsewhere.test"_s), u"We met\nin Brussels."_s);
    m_session->roster().addSubscriptionRequest(jid(u"romeo@example.test"_s));
    QVERIFY(bar->isVisible());
    const auto said = [bar] {
        return std::ranges::any_of(bar->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"We met in Brussels."_s;
        });
    };
    QVERIFY(said());
    QTest::mouseClick(button(u"Approve"_s), Qt::LeftButton);
    QVERIFY(!said());
    QTest::mouseClick(button(u"Deny"_s), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    const QStringList expected{u"approve lady@elsewhere.test"_s, u"add lady@elsewhere.test"_s,
                               u"deny romeo@example.test"_s};
    QCOMPARE(fakeOf(*m_session).asked, expected);
}

void TestListPanel::connectionIsTold()
{
    auto *bar = child<ConnectionBar>();
    QVERIFY(!bar->isVisible());
    FakeSession &fake = fakeOf(*m_session);
    fake.state = SessionState::Waiting;
    fake.error = xmpp::ConnectionError{};
    fake.nextAttempt = QDateTime::currentDateTime().addSecs(40);
    Q_EMIT m_session->stateChanged();
    QVERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>()->text().startsWith("The connection was lost. Next attempt in "_L1));
    QTest::mouseClick(button(u"Try now"_s), Qt::LeftButton);
    QCOMPARE(fake.asked, QStringList{u"retry"_s});
    fake.state = SessionState::Online;
    Q_EMIT m_session->stateChanged();
    QVERIFY(!bar->isVisible());
}

void TestListPanel::availabilityIsChosen()
{
    auto *status = child<StatusButton>();
    Q_EMIT status->menu()->aboutToShow();
    const QList<QAction *> actions = status->menu()->actions();
    const auto away = std::ranges::find_if(actions, [](QAction *a) { return a->text() == "A&way"_L1; });
    QVERIFY(away != actions.end());
    const std::vector<LocalizedText> statuses{{{}, u"At the sea"_s}, {u"fr"_s, u"À la mer"_s}};
    m_session->setPresence(Availability::Available, statuses);
    (*away)->trigger();
    QCOMPARE(m_session->statuses(), statuses);
    const auto words = std::ranges::find_if(actions, [](QAction *a) { return a->text() == u"&Status message…"_s; });
    QVERIFY(words != actions.end());
    (*words)->trigger();
    auto *dialog = m_panel->window()->findChild<LanguagesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChildren<QLineEdit *>().size(), 2);
    dialog->findChildren<QLineEdit *>()[1]->setText(u" Au  bord de la mer "_s);
    dialog->findChild<QDialogButtonBox *>()->buttons()[0]->click();
    QCOMPARE(m_session->statuses()[1].text, u"Au bord de la mer"_s);
    m_session->setPresence(m_session->availability(), QString());
    QCOMPARE(fakeOf(*m_session).availability, Availability::Away);
    QVERIFY(status->accessibleName().contains("Away"_L1));

    m_session->setPresence(Availability::Available, u"Writing"_s);
    QVERIFY(status->accessibleName().contains("Writing"_L1));
    fakeOf(*m_session).state = SessionState::Waiting;
    Q_EMIT m_session->stateChanged();
    QVERIFY(status->accessibleName().contains("Offline"_L1));
}

QStringList TestListPanel::menuTexts(const Jid &jid)
{
    QMenu menu;
    fillContactMenu(menu, *m_session, jid, m_panel.get());
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts << action->text().remove(u'&');
    }
    return texts;
}

void TestListPanel::contactMenu_data()
{
    QTest::addColumn<Subscription>("subscription");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<QString>("offered");
    QTest::addColumn<QString>("effect");
    QTest::newRow("they see us") << Subscription::Both << false << u"No longer let them see when I am online"_s
                                 << u"cancel romeo@example.test"_s;
    QTest::newRow("we do not see them") << Subscription::From << false << u"Ask to see when they are online"_s
                                        << u"ask romeo@example.test"_s;
    QTest::newRow("we have asked") << Subscription::None << true << u"Ask again to see when they are online"_s
                                   << u"ask romeo@example.test"_s;
    QTest::newRow("they do not see us") << Subscription::To << false << u"Let them see when I am online"_s
                                        << u"approve romeo@example.test"_s;
}

void TestListPanel::contactMenu()
{
    QFETCH(Subscription, subscription);
    QFETCH(bool, asked);
    QFETCH(QString, offered);
    Contact romeo = contact(u"romeo@example.test"_s, u"Romeo"_s);
    romeo.subscription = subscription;
    romeo.asked = asked;
    m_session->roster().upsert(romeo);
    QMenu menu;
    fillContactMenu(menu, *m_session, romeo.jid, m_panel.get());
    const QList<QAction *> actions = menu.actions();
    const auto it = std::ranges::find_if(actions, [&](QAction *a) { return a->text().remove(u'&') == offered; });
    QVERIFY2(it != actions.end(), qPrintable(menuTexts(romeo.jid).join(u'|')));
    (*it)->trigger();
    QTEST(fakeOf(*m_session).asked.value(0), "effect");

    // A stranger can be added; only who takes calls can be called.
    QVERIFY(menuTexts(jid(u"lady@elsewhere.test"_s)).contains(u"Add to contacts…"_s));
    QVERIFY(!menuTexts(romeo.jid).contains("Call"_L1));
    QVERIFY(menuTexts(jid(u"juliet@example.test"_s)).contains("Call"_L1));
}

void TestListPanel::whatIsPutAwayHasItsPlace()
{
    const Jid romeo = jid(u"romeo@example.test"_s);
    const auto row = [this](const QString &text) {
        QAbstractButton *found = button(text);
        return found && found->isVisible() ? found : nullptr;
    };
    QVERIFY(!row(u"Archived 0"_s));
    const int before = conversations()->model()->rowCount();
    QMenu menu;
    fillContactMenu(menu, *m_session, romeo, m_panel.get());
    const QList<QAction *> actions = menu.actions();
    const auto archive = std::ranges::find_if(actions, [](QAction *a) { return a->text() == "Archi&ve"_L1; });
    QVERIFY(archive != actions.end());
    (*archive)->trigger();
    QCOMPARE(conversations()->model()->rowCount(), before - 1);
    QVERIFY(row(u"Archived 1"_s));
    QTest::mouseClick(row(u"Archived 1"_s), Qt::LeftButton);
    QCOMPARE(m_panel->tab(), ListPanel::Tab::Archived);
    QCOMPARE(conversations()->model()->rowCount(), 1);
    QVERIFY(menuTexts(romeo).contains(u"Take out of the archive"_s));
    QTest::mouseClick(row(u"Archived conversations"_s), Qt::LeftButton);
    QCOMPARE(m_panel->tab(), ListPanel::Tab::All);
    m_session->saveSettings(romeo, {}); // as a message of his would
    QCOMPARE(conversations()->model()->rowCount(), before);
    QVERIFY(!row(u"Archived 1"_s) && !row(u"Archived 0"_s));
}

void TestListPanel::placesByKeyboard()
{
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    const auto settings = [this](const Jid &jid) { return m_session->conversations().at(jid).settings(); };
    m_panel->focusRows();
    QTest::keyClick(conversations(), Qt::Key_Down);
    const Jid second = jidOf(conversations()->currentIndex());
    QTest::keyClick(conversations(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(settings(second).pinned);
    QCOMPARE(jidOf(conversations()->model()->index(0, 0)), second);
    QTest::keyClick(conversations(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(settings(second).archived && !settings(second).pinned);
    QTest::keyClick(conversations(), Qt::Key_6, Qt::AltModifier);
    QCOMPARE(m_panel->tab(), ListPanel::Tab::Archived);
    QCOMPARE(jidOf(conversations()->currentIndex()), second);
    QTest::keyClick(conversations(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!settings(second).archived);
}

void TestListPanel::notesHaveAMenuOfTheirOwn()
{
    const QStringList texts = menuTexts(jid(u"alice@example.test"_s));
    QVERIFY2(texts.contains(u"Pin to the top"_s) && !texts.contains(u"Add to contacts…"_s) &&
                 !texts.contains(u"Block…"_s),
             qPrintable(texts.join(u'|')));
}

void TestListPanel::everyControlHasAName()
{
    for (const QAbstractButton *control : m_panel->findChildren<QAbstractButton *>())
        QVERIFY2(!control->text().isEmpty() || !control->accessibleName().isEmpty(),
                 control->metaObject()->className());
    QVERIFY(!conversations()->accessibleName().isEmpty());
    QVERIFY(!people()->accessibleName().isEmpty());
    QVERIFY(!child<FilterField>()->accessibleName().isEmpty());
}

void TestListPanel::rowsPaintInEveryState()
{
    // The selected row's ground, the badge's accent and the words' colour are all there.
    QApplication::setPalette(makePalette(Scheme::Light));
    m_panel->setOpen(jid(u"juliet@example.test"_s));
    const QImage image = conversations()->grab().toImage();
    const Tokens &t = tokens(Scheme::Light);
    int select = 0;
    int accent = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            select += image.pixelColor(x, y) == t.select;
            accent += image.pixelColor(x, y) == t.accent;
        }
    }
    QVERIFY(select > 1000);
    QVERIFY(accent > 50);
}

QTEST_MAIN(TestListPanel)
#include "tst_listpanel.moc"
