// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace causerie
{

/// Who begins ICE anew in a call that is agreed, and what a transport of the other side with new credentials means.
///
/// XEP-0176 §5.9 leaves the wire open; this is what Conversations speaks: a transport-info with new credentials and no
/// candidate offers a restart; the other side's next one, with new credentials of its own and candidates, answers. Both
/// keep their keys. Where both offer at once the initiator's holds, and the responder's candidates answer it.
///
/// A value.
class IceRestart
{
public:
    explicit IceRestart(bool isInitiator) : m_isInitiator(isInitiator) {}

    void begin() { m_isOffering = true; }
    bool isOffering() const { return m_isOffering; }

    enum class Meaning {
        Answer, ///< to our offer, or an offer that takes the place of ours: the new path is the one we began
        Offer,  ///< we begin anew, too
        Stray   ///< nothing that we have begun
    };
    /// Of a transport with new credentials.
    Meaning heard(bool hasCandidates)
    {
        if (!m_isOffering)
            return hasCandidates ? Meaning::Stray : Meaning::Offer;
        if (!hasCandidates && m_isInitiator)
            return Meaning::Stray; // ours holds
        m_isOffering = false;
        return Meaning::Answer;
    }

private:
    bool m_isInitiator;
    bool m_isOffering = false;
};

} // namespace causerie
