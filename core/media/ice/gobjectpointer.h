// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

#include <memory>

namespace causerie::media
{

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

/// Owns one reference to an object of GLib's. Threads: as the object.
template<typename Object>
using GObjectPointer = std::unique_ptr<Object, Unref>;

} // namespace causerie::media
