// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/madeuptext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{

QStringList list(const QString &words)
{
    return words.split(u' ');
}

/// All characters of a range, as one-letter words.
QStringList letters(char16_t first, char16_t last)
{
    QStringList all;
    for (char16_t c = first; c <= last; ++c)
        all << QString(QChar(c));
    return all;
}

const QStringList &emoji()
{
    static const QStringList all = list(u"😀 😂 👍 ❤️ 🎉 🙏 🤔 👩‍👩‍👧 🇫🇷 ☕"_s);
    return all;
}

} // namespace

MadeUpText::MadeUpText(quint32 seed) : m_random(seed)
{
    QRandomGenerator words(seed + 1);
    const QStringList latin = list(
        u"ba be bi bo ca ce co da de di do fa fe fi fo ga ge go ha he hi ka ke ki la le li lo lu ma me mi mo mu na ne "
        u"ni"
        " no pa pe pi po ra re ri ro ru sa se si so ta te ti to tu va ve vi vo wa we wi za ze zi str ch sch ng nt rk"_s);
    const QStringList cyrillic = list(u"ба ве ги да же за ки ла ме но по ра си ту фо ха цы че шу щи эл ют яр ст нь"_s);
    const QStringList greek = list(u"αλ βε γι δο εν ζω ηρ θε ιμ κα λο μι νέ ξο πα ρώ σι τα υπ φέ χα ψι ως"_s);
    const QStringList arabic = list(u"با تا ثم جد حر خي دو را زي سو شم صا ضو طي ظل عن غي فو قا كي لم مو نا هي وا يد"_s);
    const QStringList hebrew = list(u"אב בג גד דה הו וז זח חט טי יכ כל למ מנ נס סע עפ פצ צק קר רש שת תא"_s);
    const QStringList hindi = list(u"का के कि मे से पर था हो तो ना रा ली मी दा बा चा जा गा"_s);
    const QString space = u" "_s;
    m_languages = {
        {u"en"_s,
         vocabulary(list(u"the to you and is it we of in that for on are what not have tomorrow meeting tea"_s), latin,
                    20'000, words),
         space, u". "_s},
        {u"de"_s,
         vocabulary(list(u"die der und das ist nicht zu ich wir mit für über können schön Grüße morgen"_s), latin,
                    20'000, words),
         space, u". "_s},
        {u"fr"_s,
         vocabulary(list(u"de la le et les des est que à être déjà où ça très demain réunion"_s), latin, 20'000, words),
         space, u" ! "_s},
        {u"ru"_s, vocabulary(list(u"и в не на я что он с это как но ещё завтра привет"_s), cyrillic, 20'000, words),
         space, u". "_s},
        {u"el"_s, vocabulary(list(u"και το η ο να δεν με για είναι αύριο"_s), greek, 10'000, words), space, u". "_s},
        {u"ar"_s, vocabulary(list(u"في من على إلى أن هذا مرحبا غدا شكرا"_s), arabic, 10'000, words), space, u"؟ "_s},
        {u"he"_s, vocabulary(list(u"של את לא על זה עם מה כן שלום מחר"_s), hebrew, 10'000, words), space, u". "_s},
        {u"hi"_s, vocabulary(list(u"है के में की और नमस्ते कल"_s), hindi, 5'000, words), space, u"। "_s},
        {u"zh"_s, letters(0x4E00, 0x58FF), {}, u"。"_s},
        {u"ja"_s, letters(0x3042, 0x3093) + letters(0x30A2, 0x30F3) + letters(0x65E5, 0x69FF), {}, u"。"_s},
        {u"ko"_s, vocabulary(list(u"안녕 내일 회의 감사 네 아니요"_s), letters(0xAC00, 0xAFFF), 10'000, words), space,
         u". "_s},
    };
}

QStringList MadeUpText::vocabulary(const QStringList &frequent, const QStringList &syllables, int count,
                                   QRandomGenerator &random)
{
    QStringList words = frequent;
    while (words.size() < count) {
        QString word;
        for (int i = 1 + int(random.bounded(4)); i >= 0; --i)
            word += syllables[random.bounded(syllables.size())];
        words << word;
    }
    return words;
}

/// The nth word comes about 1/n as often as the first (Zipf's law).
QString MadeUpText::word(const Language &language)
{
    const double count = double(language.words.size());
    const double rank = std::pow(count, m_random.generateDouble()) - 1;
    return language.words[std::min(qsizetype(rank), language.words.size() - 1)];
}

QString MadeUpText::next(int person)
{
    const bool isOwn = m_random.bounded(10) > 0;
    const Language &language = m_languages[size_t(isOwn ? person : int(m_random.bounded(1000))) % m_languages.size()];
    m_language = language.code;
    // Most are short, few are long: 1 to 120 words, 9 in the mean.
    int words = 1 + int(-8.0 * std::log(1.0 - m_random.generateDouble() * 0.999));
    words = std::min(words * (language.between.isEmpty() ? 2 : 1), 120);
    QString text;
    for (int i = 0; i < words; ++i) {
        if (i > 0)
            text += i % 12 == 0 ? language.end : language.between;
        text += word(language);
    }
    switch (m_random.bounded(20)) {
    case 0:
        text += u' ' + emoji()[m_random.bounded(emoji().size())];
        break;
    case 1:
        text += u" https://example.test/%1"_s.arg(m_random.bounded(100'000));
        break;
    case 2:
        text += u" %1"_s.arg(m_random.bounded(3000));
        break;
    }
    return text;
}

QString MadeUpText::rareWord() const
{
    return m_languages[0].words[15'000];
}

QString MadeUpText::frequentWord() const
{
    return m_languages[0].words[20];
}

} // namespace causerie::bench
