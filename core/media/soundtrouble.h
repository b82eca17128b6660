// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

#include <array>
#include <optional>

namespace causerie::media
{

/// What is wrong with the sound of this machine, as long as it is. It never ends a call: what is missing is silence.
/// The gravest first.
enum class SoundTrouble {
    NoMicrophone,   ///< there is none, or it does not work
    FileUnreadable, ///< the one that is to be the microphone
    NoSpeaker,
    FileUnwritable, ///< the one that is to keep what is heard
};

inline constexpr std::array kSoundTroubles{SoundTrouble::NoMicrophone, SoundTrouble::FileUnreadable,
                                           SoundTrouble::NoSpeaker, SoundTrouble::FileUnwritable};

/// Those there are at one time. A value; allocates nothing.
class SoundTroubles
{
public:
    constexpr bool has(SoundTrouble trouble) const { return m_bits & bit(trouble); }
    constexpr bool isEmpty() const { return m_bits == 0; }
    /// False when it was there already.
    constexpr bool add(SoundTrouble trouble)
    {
        const bool isNew = !has(trouble);
        m_bits |= bit(trouble);
        return isNew;
    }
    /// False when it was not there.
    constexpr bool remove(SoundTrouble trouble)
    {
        const bool was = has(trouble);
        m_bits &= ~bit(trouble);
        return was;
    }
    constexpr std::optional<SoundTrouble> gravest() const
    {
        for (const SoundTrouble trouble : kSoundTroubles) {
            if (has(trouble))
                return trouble;
        }
        return {};
    }

    friend constexpr bool operator==(const SoundTroubles &, const SoundTroubles &) = default;

private:
    static constexpr unsigned bit(SoundTrouble trouble) { return 1U << unsigned(trouble); }

    unsigned m_bits = 0;
};

} // namespace causerie::media

Q_DECLARE_METATYPE(causerie::media::SoundTrouble)
