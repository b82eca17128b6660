// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include <QDomDocument>
#include <QList>

#include <array>
#include <cstring>
#include <random>

// Bytes changed at random are hardly ever XML any more: most changes are made to elements and attributes instead.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maxSize);

namespace
{

using namespace Qt::StringLiterals;

/// What numbers, addresses and names are not, or just about are.
const std::array kValues{u""_s,
                         u"0"_s,
                         u"-1"_s,
                         u"1"_s,
                         u"127"_s,
                         u"128"_s,
                         u"65535"_s,
                         u"65536"_s,
                         u"4294967295"_s,
                         u"4294967296"_s,
                         u"99999999999999999999"_s,
                         u"1e3"_s,
                         u" 7"_s,
                         u"opus"_s,
                         u"OPUS"_s,
                         u"192.0.2.1"_s,
                         u"::ffff:192.0.2.1"_s,
                         u"fe80::1%eth0"_s,
                         u"224.0.0.1"_s,
                         u"0.0.0.0"_s,
                         u"name.local"_s,
                         u"tcp"_s,
                         u"audio"_s,
                         u"video"_s,
                         u"passive"_s,
                         u"sha-1"_s,
                         u"sha-512"_s,
                         u"responder"_s,
                         u"session-initiate"_s,
                         u"session-accept"_s,
                         u"transport-info"_s,
                         u"session-info"_s,
                         u"error"_s,
                         u"groupchat"_s,
                         u"bob@example.test"_s,
                         u"bob@example.test/phone"_s,
                         u"a@b@c/d"_s,
                         u"\u202e\U0001f44b<&'\""_s,
                         QString(300, u'x')};

class Mutation
{
public:
    Mutation(const QDomDocument &document, unsigned seed) : m_random(seed) { gather(document.documentElement()); }

    void once()
    {
        if (m_elements.isEmpty())
            return;
        QDomElement element = any();
        QDomElement other = any();
        switch (below(6)) {
        case 0:
            element.parentNode().removeChild(element);
            break;
        case 1:
            element.parentNode().insertAfter(element.cloneNode(), element);
            break;
        case 2:
            other.appendChild(element.cloneNode());
            break;
        case 3:
            if (!isInside(other, element))
                element.parentNode().replaceChild(other.cloneNode(), element);
            break;
        default:
            changeAttribute(element, other);
            break;
        }
    }

private:
    /// All but the one around them.
    void gather(const QDomElement &parent)
    {
        for (QDomElement e = parent.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
            m_elements.append(e);
            gather(e);
        }
    }

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }
    QDomElement any() { return m_elements[below(int(m_elements.size()))]; }

    static bool isInside(QDomNode inner, const QDomNode &outer)
    {
        for (; !inner.isNull(); inner = inner.parentNode())
            if (inner == outer)
                return true;
        return false;
    }

    void changeAttribute(QDomElement &element, const QDomElement &other)
    {
        const QDomNamedNodeMap mine = element.attributes();
        const QDomNamedNodeMap theirs = other.attributes();
        if (mine.isEmpty())
            return;
        const QString name = mine.item(below(mine.count())).nodeName();
        switch (below(4)) {
        case 0:
            element.removeAttribute(name);
            break;
        case 1:
            if (!theirs.isEmpty())
                element.setAttribute(name, theirs.item(below(theirs.count())).nodeValue());
            break;
        default:
            element.setAttribute(name, kValues[std::size_t(below(int(kValues.size())))]);
            break;
        }
    }

    std::minstd_rand m_random;
    QList<QDomElement> m_elements;
};

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t maxSize, unsigned seed)
{
    QDomDocument document;
    const QByteArray input = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
    if (seed % 4 == 0 || !document.setContent("<s>" + input + "</s>"))
        return LLVMFuzzerMutate(data, size, maxSize);
    Mutation mutation(document, seed);
    for (unsigned times = 0; times <= seed % 3; ++times)
        mutation.once();
    QByteArray output = document.toByteArray(-1);
    output = output.mid(output.indexOf('>') + 1);
    output.truncate(std::max<qsizetype>(output.lastIndexOf("</s>"), 0));
    if (std::size_t(output.size()) > maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, output.constData(), std::size_t(output.size()));
    return std::size_t(output.size());
}
