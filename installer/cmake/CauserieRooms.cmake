# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is built with; third-party headers stay in their room by PRIVATE linking.
function(causerie_set_flags target)
    target_compile_features(${target} PUBLIC cxx_std_23)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
        $<$<BOOL:${CAUSERIE_WERROR}>:-Werror>)
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
        QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH)
endfunction()

# With CAUSERIE_UNITY eight files of a room are compiled as one: most of the time goes into the headers they share.
# What is local to a file must then have a name of its own in its room. A file with aliases (`using Kind = …`) is compiled
# alone, for those say in each something else.
function(causerie_compile_together target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    target_compile_options(${target} PRIVATE -Wno-shadow # a local name may be another file's
        $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>) # it is one file that includes the others
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        if(source MATCHES "\\.cpp$")
            file(STRINGS ${source} aliases REGEX "^using [A-Z][A-Za-z]* =" LIMIT_COUNT 1)
            if(aliases)
                set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
            endif()
        endif()
    endforeach()
endfunction()

# One room: a static library Causerie::<name>, its headers reached as "core/<room>/<file>.h".
function(causerie_add_room name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(causerie_${name} STATIC ${ARG_SOURCES})
    add_library(Causerie::${name} ALIAS causerie_${name})
    causerie_set_flags(causerie_${name})
    target_include_directories(causerie_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(causerie_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(CAUSERIE_UNITY)
        causerie_compile_together(causerie_${name})
    endif()
endfunction()

# A program of one file that ends in #include "<name>.moc": moc reads that, and no more. AUTOMOC would begin a scan and
# compile a file with nothing in it for each of them, which was a quarter of the whole build.
function(causerie_moc_itself target)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${target}.moc)
    qt_generate_moc(${CMAKE_CURRENT_SOURCE_DIR}/${target}.cpp ${moc})
    target_sources(${target} PRIVATE ${moc})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# One Qt Test program, run offscreen with its own home; LABELS tells unit from integration.
function(causerie_add_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;ROOM;LIBS;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES ${name}.cpp)
    endif()
    if(NOT ARG_LABELS)
        set(ARG_LABELS unit)
    endif()
    list(TRANSFORM ARG_ROOM PREPEND Causerie::)
    add_executable(${name} ${ARG_SOURCES})
    if(ARG_SOURCES STREQUAL "${name}.cpp")
        causerie_moc_itself(${name})
    endif()
    causerie_set_flags(${name})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_options(${name} PRIVATE -Wno-conversion) # QTRY_… of Qt 6.8 narrows by itself
    target_link_libraries(${name} PRIVATE ${ARG_ROOM} ${ARG_LIBS} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
endfunction()

# Tests that hear with a clock: sound that is played in time cannot wait for a processor that others use.
function(causerie_run_alone)
    set_tests_properties(${ARGN} PROPERTIES RUN_SERIAL ON)
endfunction()
