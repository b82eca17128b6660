// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/describe.h"
#include "tests/xmpp/filedevice.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace causerie::test
{

/// Alice's device and Bob's over a real Prosody, which stays for all acts, and the files that go between them.
class TwoFileDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase()
    {
        m_alice.reset();
        m_bob.reset();
        m_prosody.reset();
    }

protected:
    /// Both anew, with an empty folder.
    void makeDevices()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_alice = std::make_unique<Device>(*m_prosody, u"alice"_s);
        m_bob = std::make_unique<Device>(*m_prosody, u"bob"_s);
    }
    /// Until both are signed in and see each other: behind that no answer to a probe says that nobody is there.
    bool haveMet()
    {
        return m_alice->isReady() && m_bob->isReady() &&
               QTest::qWaitFor(
                   [this] {
                       return m_alice->there.contains(m_bob->jid().toString()) &&
                              m_bob->there.contains(m_alice->jid().toString());
                   },
                   60'000);
    }
    /// A file with these bytes, as it is offered; an empty one when it could not be written.
    Attachment ours(const QByteArray &bytes, const QString &name = u"a.bin"_s) const
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.close();
        return files::describe(file.fileName()).value_or(Attachment());
    }
    QString place(const QString &name = u"taken"_s) const { return m_dir->filePath(name); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    /// The same for the same `size`.
    static QByteArray random(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator generator{quint32(size)};
        for (char &c : bytes)
            c = char(generator.bounded(256));
        return bytes;
    }

    std::unique_ptr<Prosody> m_prosody;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Device> m_alice;
    std::unique_ptr<Device> m_bob;
};

} // namespace causerie::test
