// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where messages may be missing in a MessageView: a row of widgets above a message or below the last.

#include "ui/chat/gaprow.h"
#include "ui/chat/messageview.h"

#include <QPushButton>

namespace causerie::ui
{

/// One at the end fills itself before anybody could read about it, unless something is in the way.
void MessageView::refreshGaps()
{
    const GapFilling filling = m_model.gapFilling();
    const bool isInTrouble = filling != GapFilling::Waiting && filling != GapFilling::Running;
    const bool isAtEnd = m_model.hasGapBefore(0);
    if (const bool shown = isAtEnd && (m_endGapShown || isInTrouble); std::exchange(m_endGapShown, shown) != shown)
        relayout();
    for (const auto &[before, row] : m_gapRows)
        row->setFilling(filling, m_model.isRoom());
    placeGaps();
}

int MessageView::endGapHeight() const
{
    return m_endGapShown ? m_style.gap + GapRow::heightFor(m_style.small) : 0;
}

/// Those in sight get a row each; the others none, so that nobody comes upon them with the keyboard.
void MessageView::placeGaps()
{
    std::map<qint64, QRect> places;
    const int rows = m_model.hasGaps() ? std::min(m_heights.count(), m_model.rowCount()) : 0;
    int y = m_anchorY;
    for (int row = m_anchorRow; row < rows && y < viewport()->height(); y += m_heights.height(row++)) {
        if (m_model.hasGapBefore(m_model.at(row).id))
            places[m_model.at(row).id] = layoutOf(row).gap().toRect().translated(0, y);
    }
    if (m_endGapShown && m_atEnd && rows > 0)
        places[0] = QRect(m_style.margin, contentBottom() + m_style.gap, viewport()->width() - 2 * m_style.margin,
                          GapRow::heightFor(m_style.small));
    for (auto known = m_gapRows.begin(); known != m_gapRows.end();) {
        if (places.contains(known->first)) {
            ++known;
            continue;
        }
        if (known->second->button()->hasFocus())
            setFocus(Qt::OtherFocusReason);
        known->second->hide();
        known->second->deleteLater();
        known = m_gapRows.erase(known);
    }
    for (const auto &[before, place] : places)
        gapRow(before)->setGeometry(place);
}

GapRow *MessageView::gapRow(qint64 before)
{
    GapRow *&row = m_gapRows[before];
    if (!row) {
        row = new GapRow(viewport());
        row->setFilling(m_model.gapFilling(), m_model.isRoom());
        connect(row, &GapRow::loadRequested, &m_model, &MessageModel::fillGaps);
        setTabOrder(this, row->button());
        row->show();
    }
    if (row->font() != m_style.small)
        row->setFont(m_style.small);
    return row;
}

} // namespace causerie::ui
