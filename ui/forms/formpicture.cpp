// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/forms/formpicture.h"

#include "core/files/picture.h"

#include <QBuffer>
#include <QImageReader>

namespace causerie::ui
{

QImage formPicture(const QByteArray &encoded)
{
    QBuffer buffer;
    buffer.setData(encoded);
    buffer.open(QIODevice::ReadOnly);
    const QSize size = QImageReader(&buffer).size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > kMostFormPixels)
        return {};
    return files::decodePicture(encoded, {640, 480}).value_or(QImage());
}

} // namespace causerie::ui
