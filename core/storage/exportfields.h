// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace causerie::storage
{

inline constexpr qsizetype kLongestText = 2'000'000; ///< characters; no server takes a stanza of that size
inline constexpr qsizetype kLongestId = 4'096;
inline constexpr qsizetype kMostOfAList = 10'000;

/// Reads fields one after the other and remembers the first that is wrong.
class ExportFields
{
public:
    explicit ExportFields(const QJsonObject &json) : m_json(json) {}

    QString text(QLatin1StringView key, qsizetype most = kLongestText)
    {
        const QJsonValue value = m_json[key];
        if (value.isUndefined())
            return {};
        const QString text = value.toString();
        if (!value.isString() || text.size() > most || text.contains(QChar(u'\0')))
            blame(key);
        return text;
    }
    bool flag(QLatin1StringView key)
    {
        if (!m_json[key].isUndefined() && !m_json[key].isBool())
            blame(key);
        return m_json[key].toBool();
    }
    qint64 number(QLatin1StringView key, qint64 least, qint64 most)
    {
        const QJsonValue value = m_json[key];
        if (value.isUndefined())
            return 0;
        const qint64 number = value.toInteger(least - 1);
        if (!value.isDouble() || number < least || number > most)
            blame(key);
        return number;
    }
    Jid jid(QLatin1StringView key, bool isNeeded)
    {
        const QString written = text(key, kLongestId);
        const auto parsed = Jid::parse(written);
        if (written.isEmpty() ? isNeeded : !parsed.has_value())
            blame(key);
        return parsed.value_or(Jid());
    }
    QDateTime time(QLatin1StringView key, bool isNeeded)
    {
        const QString written = text(key, kLongestId);
        const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs).toUTC();
        if (written.isEmpty() ? isNeeded : !time.isValid())
            blame(key);
        return time;
    }
    template<typename Enum, size_t N>
    Enum one(QLatin1StringView key, const std::array<QLatin1StringView, N> &names, Enum usual)
    {
        const QString name = text(key, kLongestId);
        for (size_t i = 0; i < N; ++i) {
            if (name == names[i])
                return Enum(i);
        }
        if (!name.isEmpty())
            blame(key);
        return usual;
    }
    QJsonArray list(QLatin1StringView key)
    {
        const QJsonValue value = m_json[key];
        if (!value.isUndefined() && (!value.isArray() || value.toArray().size() > kMostOfAList))
            blame(key);
        return value.toArray();
    }
    QJsonObject object(QLatin1StringView key)
    {
        if (!m_json[key].isUndefined() && !m_json[key].isObject())
            blame(key);
        return m_json[key].toObject();
    }
    bool has(QLatin1StringView key) const { return m_json.contains(key); }
    void blame(const QString &field)
    {
        if (m_wrong.isEmpty())
            m_wrong = field;
    }
    const QString &wrong() const { return m_wrong; }

private:
    const QJsonObject &m_json;
    QString m_wrong;
};

} // namespace causerie::storage
