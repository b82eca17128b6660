// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/recordingstrip.h"

#include "ui/chat/recordingwords.h"
#include "ui/chat/soundplayer.h"
#include "ui/chat/waveview.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kDot = 22; // design pixels: the light at its largest
} // namespace

RecordingStrip::RecordingStrip(Recordings &recordings, SoundPlayer &sounds, QWidget *parent)
    : QFrame(parent), m_recordings(recordings), m_sounds(sounds)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Voice message"));
    build();
    const auto ifPeer = [this](const Jid &peer) {
        if (peer == m_peer)
            refresh();
    };
    connect(&m_recordings, &Recordings::changed, this, ifPeer);
    connect(&m_recordings, &Recordings::advanced, this, [this] {
        if (isRecording())
            refreshRecording();
    });
    connect(&m_recordings, &Recordings::failed, this, [this](const Jid &peer, RecordingProblem problem) {
        if (peer == m_peer)
            showProblem(recordingWords(problem));
    });
    const auto ifMade = [this](const QString &file) {
        if (made() && made()->localFile == file)
            refreshMade();
    };
    connect(&m_sounds, &SoundPlayer::changed, this, ifMade);
    connect(&m_sounds, &SoundPlayer::shapeKnown, this, ifMade);
    hide();
}

QToolButton *RecordingStrip::addButton(const QString &iconName, auto slot)
{
    auto *button = new QToolButton(this);
    button->setProperty("kind", u"icon"_s);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void RecordingStrip::build()
{
    m_leave = addButton(u"trash"_s, [this] { leave(); });
    m_play = addButton(u"play"_s, [this] {
        if (made())
            m_sounds.toggle(made()->localFile);
    });
    m_pause = addButton(u"pause-sound"_s, [this] { togglePause(); });
    m_stop = addButton(u"stop"_s, [this] { m_recordings.stop(); });
    m_stop->setAccessibleName(tr("Stop, to listen before sending"));
    m_stop->setToolTip(m_stop->accessibleName());
    m_leave->setAccessibleName(tr("Discard the recording"));
    m_play->setAccessibleName(tr("Listen"));
    m_pause->setAccessibleName(tr("Pause the recording"));
    m_dot = new QWidget(this);
    m_dot->setFixedSize(QSize(1, 1) * scaled(font(), kDot));
    m_time = new QLabel(this);
    m_time->setAlignment(Qt::AlignCenter);
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(u"00:00"_s));
    m_wave = new WaveView(this);
    m_wave->setAccessibleName(tr("Place in the voice message"));
    connect(m_wave, &WaveView::placeChosen, this, [this](double share) {
        if (made())
            m_sounds.seek(made()->localFile, share);
    });
    m_words = new QLabel(this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setFont(smaller(font()));
    m_words->setWordWrap(true);
    m_undo = new QPushButton(tr("&Undo"), this);
    m_undo->setProperty("kind", u"link"_s);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_recordings.undo(m_peer); });

    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_leave);
    row->addWidget(m_play);
    row->addWidget(m_dot);
    row->addWidget(m_time);
    row->addWidget(m_wave, 1);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    auto *below = new QHBoxLayout;
    below->addSpacing(scaled(font(), 6)); // as far in as the drawings are
    below->addWidget(m_words, 1);
    below->addWidget(m_undo);
    auto *all = new QVBoxLayout(this);
    const int x = scaled(font(), 26);
    all->setContentsMargins(x, scaled(font(), 14), x, scaled(font(), 8));
    all->setSpacing(scaled(font(), 4));
    all->addLayout(row);
    all->addLayout(below);
}

void RecordingStrip::setPeer(const Jid &peer)
{
    if (peer == m_peer)
        return;
    if (isRecording())
        m_recordings.stop(); // it waits there
    m_peer = peer;
    m_problem.clear();
    refresh();
}

bool RecordingStrip::isRecording() const
{
    return !m_peer.isEmpty() && m_recordings.peer() == m_peer;
}

const Attachment *RecordingStrip::made() const
{
    const Recordings::Kept *kept = m_recordings.kept(m_peer);
    return kept ? &kept->file : nullptr;
}

bool RecordingStrip::hasSomething() const
{
    return isRecording() || made();
}

bool RecordingStrip::isEnding() const
{
    return m_recordings.isEnding(m_peer);
}

void RecordingStrip::showProblem(const QString &words)
{
    m_problem = words;
    refresh();
}

void RecordingStrip::begin()
{
    m_problem.clear();
    refresh();
    setFocus(Qt::OtherFocusReason);
}

void RecordingStrip::cancel()
{
    if (isRecording())
        m_recordings.cancel();
}

RecordingStrip::Face RecordingStrip::face() const
{
    if (isRecording())
        return Face::Recording;
    if (isEnding())
        return Face::Ending;
    if (made())
        return Face::Made;
    if (!m_problem.isEmpty())
        return Face::Problem;
    return m_recordings.canUndo(m_peer) ? Face::Discarded : Face::Nothing;
}

void RecordingStrip::refresh()
{
    const Face now = face();
    const bool isLive = now == Face::Recording || now == Face::Ending;
    if (isLive || now == Face::Made)
        m_problem.clear();
    const bool hadFocus = hasFocus() || isAncestorOf(window()->focusWidget());
    m_shown = now;
    m_play->setVisible(now == Face::Made);
    m_dot->setVisible(isLive);
    m_time->setVisible(isLive || now == Face::Made);
    m_wave->setVisible(isLive || now == Face::Made);
    m_pause->setVisible(isLive);
    m_stop->setVisible(isLive);
    m_undo->setVisible(now == Face::Discarded);
    m_leave->setVisible(isLive || now == Face::Made);
    for (QToolButton *button : {m_pause, m_stop, m_leave})
        button->setEnabled(now != Face::Ending);
    m_leave->setAccessibleName(now == Face::Recording ? tr("Discard the recording (Esc)")
                                                      : tr("Discard the recording"));
    m_leave->setToolTip(m_leave->accessibleName());
    switch (now) {
    case Face::Nothing:
    case Face::Ending: // as it was
        break;
    case Face::Recording:
        refreshRecording();
        break;
    case Face::Made:
        refreshMade();
        say(recordingWords(m_recordings.kept(m_peer)->note, m_recordings.tuning().longestMs),
            m_recordings.kept(m_peer)->note == RecordingNote::Silent);
        break;
    case Face::Discarded:
        say(tr("The recording was discarded."), false);
        break;
    case Face::Problem:
        say(m_problem, true);
        break;
    }
    setVisible(now != Face::Nothing);
    if (hadFocus && (isLive || now == Face::Made))
        setFocus(Qt::OtherFocusReason); // one of its buttons may be gone
    else if (hadFocus)
        Q_EMIT fieldRequested();
    Q_EMIT changed();
}

void RecordingStrip::refreshRecording()
{
    const RecordingProgress &progress = m_recordings.progress();
    m_level = progress.level;
    m_time->setText(formatClock(progress.elapsedMs / 1000));
    m_wave->showLive(progress.powers, progress.isPaused);
    m_pause->setIcon(icon(progress.isPaused ? u"mic"_s : u"pause-sound"_s));
    m_pause->setAccessibleName(progress.isPaused ? tr("Go on recording") : tr("Pause the recording"));
    m_pause->setToolTip(m_pause->accessibleName());
    say(recordingWords(progress, m_recordings.tuning().longestMs),
        isRecordingInTrouble(progress) && !progress.isPaused);
    update();
}

void RecordingStrip::refreshMade()
{
    const Attachment &file = *made();
    const QString &path = file.localFile;
    const bool isPlaying = m_sounds.isPlaying(path);
    const double share = m_sounds.share(path);
    m_play->setIcon(icon(isPlaying ? u"pause-sound"_s : u"play"_s, &Tokens::accent));
    m_play->setAccessibleName(isPlaying ? tr("Hold") : tr("Listen"));
    m_play->setToolTip(m_play->accessibleName());
    const qint64 shown = isPlaying || share > 0 ? m_sounds.positionMs(path) : file.durationMs;
    m_time->setText(formatClock(shown / 1000));
    m_wave->showWhole(file.waveform.empty() ? m_sounds.shape(path) : file.waveform, share);
    if (m_sounds.isBroken(path))
        say(tr("It cannot be played here."), true);
}

void RecordingStrip::say(const QString &words, bool isBad)
{
    if (m_words->text() == words)
        return;
    setKind(*m_words, isBad ? u"error"_s : u"muted"_s);
    m_words->setText(words);
    setAccessibleDescription(words);
}

void RecordingStrip::togglePause()
{
    m_recordings.setPaused(!m_recordings.progress().isPaused);
}

void RecordingStrip::leave()
{
    if (isRecording())
        return m_recordings.cancel();
    m_sounds.hold();
    m_recordings.discard(m_peer);
}

void RecordingStrip::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && hasSomething())
        Q_EMIT sendRequested();
    else if (event->key() == Qt::Key_Escape && isRecording())
        m_recordings.cancel();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT fieldRequested();
    else if (event->key() == Qt::Key_Space && isRecording())
        togglePause();
    else if (event->key() == Qt::Key_Space && made())
        m_sounds.toggle(made()->localFile);
    else
        QFrame::keyPressEvent(event);
}

void RecordingStrip::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous() && isRecording()) // not by the desktop
        m_recordings.stop();
}

void RecordingStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens(palette());
    const int x = scaled(font(), 14);
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, 1));
    painter.setBrush(t.window);
    const int radius = scaled(font(), 12);
    painter.drawRoundedRect(QRectF(rect()).adjusted(x + 0.5, scaled(font(), 8) + 0.5, -x - 0.5, -0.5), radius, radius);
    if (m_shown != Face::Recording && m_shown != Face::Ending)
        return;
    const QPointF middle = QRectF(m_dot->geometry()).center();
    const bool isPaused = m_shown == Face::Ending || m_recordings.progress().isPaused;
    painter.setPen(Qt::NoPen);
    const qreal small = scaled(font(), 5);
    QColor halo = t.danger;
    halo.setAlphaF(0.25F);
    painter.setBrush(halo);
    const qreal large = small + (scaled(font(), kDot) / 2.0 - small) * std::clamp(m_level, 0.0, 1.0);
    if (!isPaused)
        painter.drawEllipse(middle, large, large);
    painter.setBrush(isPaused ? t.faint : t.danger);
    painter.drawEllipse(middle, small, small);
}

} // namespace causerie::ui
