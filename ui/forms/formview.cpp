// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/forms/formview.h"

#include "ui/forms/formpicture.h"
#include "ui/forms/formwords.h"
#include "ui/style/measure.h"
#include "ui/style/weblink.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace causerie::ui
{

using namespace Qt::StringLiterals;

namespace
{

QString labelOf(const FormField &field)
{
    return field.label.isEmpty() ? field.var : field.label;
}

QString labelOf(const FormOption &option)
{
    return option.label.isEmpty() ? option.value : option.label;
}

QLabel *words(const QString &text, const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // a service wrote it
    label->setWordWrap(true);
    label->setProperty("kind", kind);
    return label;
}

/// For those whose program shows no captcha: ejabberd puts it in front of the question, here it stands behind.
bool isWayRound(const FormField &field)
{
    return field.var.startsWith("captcha-fallback-"_L1);
}

} // namespace

FormView::FormView(const DataForm &form, QWidget *parent, const QMap<QString, QByteArray> &pictures)
    : QWidget(parent), m_asked(form), m_pictures(pictures)
{
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(trailing(scaled(font(), 12), layoutDirection()));
    setBackgroundRole(QPalette::Base);
    for (const QString &text : form.instructions)
        body->addWidget(words(text, u"muted"_s, this));
    auto *layout = new QFormLayout;
    layout->setRowWrapPolicy(QFormLayout::WrapAllRows);
    layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    body->addLayout(layout);
    body->addStretch();
    for (const bool isBehind : {false, true}) {
        for (std::size_t i = 0; i < m_asked.fields.size(); ++i) {
            if (isWayRound(m_asked.fields[i]) == isBehind)
                addField(*layout, i);
        }
    }
}

void FormView::addField(QFormLayout &layout, std::size_t index)
{
    const FormField &field = m_asked.fields[index];
    if (field.type == FormField::Type::Hidden || (isWayRound(field) && addWayRound(layout, field)))
        return;
    if (field.type == FormField::Type::Fixed) {
        layout.addRow(words(field.values.join(u'\n'), u"heading"_s, this));
        return;
    }
    addMedia(layout, field);
    Row row = makeRow(field);
    row.field = index;
    row.control->setAccessibleName(labelOf(field));
    row.control->setToolTip(field.description.toHtmlEscaped());
    row.problem = words({}, u"error"_s, this);
    row.problem->setFont(smaller(font()));
    row.problem->hide();
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(row.control);
    column->addWidget(row.problem);
    if (field.type == FormField::Type::Boolean) {
        layout.addRow(holder);
    } else {
        auto *label =
            words(field.required ? tr("%1 (needed)", "%1 is the name of a field").arg(labelOf(field)) : labelOf(field),
                  u"heading"_s, this);
        label->setWordWrap(label->text().size() > 40); // a form breaks the shortest lines of those that may be broken
        label->setBuddy(row.control);
        layout.addRow(label, holder);
    }
    m_rows.push_back(std::move(row));
}

/// The picture once more, or the question with it; there is nothing to write there. False where it has to be asked.
bool FormView::addWayRound(QFormLayout &layout, const FormField &field)
{
    if (field.type == FormField::Type::Fixed)
        return m_hasPicture; // "If you don't see the CAPTCHA image here"
    return field.var == "captcha-fallback-url"_L1 &&
           addLink(layout, tr("Look at it in the browser"), field.values.value(0));
}

/// The first picture that is here, else where the first thing is to be had.
void FormView::addMedia(QFormLayout &layout, const FormField &field)
{
    for (const FormMedia &media : field.media) {
        const QImage picture = formPicture(m_pictures.value(media.uri));
        if (picture.isNull())
            continue;
        auto *label = new QLabel(this);
        label->setPixmap(QPixmap::fromImage(picture));
        label->setAlignment(Qt::AlignLeading);
        label->setContentsMargins(0, scaled(font(), 6), 0, 0);
        label->setAccessibleName(tr("Picture for: %1", "%1 is the name of a field").arg(labelOf(field)));
        layout.addRow(label);
        m_hasPicture = true;
        return;
    }
    for (const FormMedia &media : field.media) {
        const bool isSound = media.type.startsWith("audio/"_L1);
        if (addLink(layout, isSound ? tr("Listen to it in the browser") : tr("Look at it in the browser"), media.uri))
            return;
    }
    if (!field.media.empty())
        layout.addRow(words(tr("The picture for this cannot be shown."), u"muted"_s, this));
}

/// False when the address is not safe to follow.
bool FormView::addLink(QFormLayout &layout, const QString &text, const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "https"_L1 || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const QString target = QString::fromUtf8(url.toEncoded());
    auto *label = new WebLink(this);
    label->setLink(text, target);
    label->setToolTip(target);
    label->setAccessibleName(text);
    layout.addRow(label);
    return true;
}

FormView::Row FormView::makeRow(const FormField &field)
{
    using Type = FormField::Type;
    switch (field.type) {
    case Type::Boolean:
        return makeTick(field);
    case Type::ListSingle:
        return makeChoice(field);
    case Type::ListMulti:
        return makeChoices(field);
    case Type::JidMulti:
    case Type::TextMulti:
        return makeLines(field);
    case Type::Fixed:
    case Type::Hidden:
    case Type::JidSingle:
    case Type::TextPrivate:
    case Type::TextSingle:
        break;
    }
    return makeLine(field);
}

FormView::Row FormView::makeLine(const FormField &field)
{
    auto *line = new QLineEdit(field.values.value(0), this);
    if (field.type == FormField::Type::TextPrivate)
        line->setEchoMode(QLineEdit::Password);
    connect(line, &QLineEdit::textChanged, this, &FormView::edited);
    Row row;
    row.control = line;
    row.values = [line] { return line->text().isEmpty() ? QStringList() : QStringList{line->text()}; };
    return row;
}

FormView::Row FormView::makeChoice(const FormField &field)
{
    auto *box = new QComboBox(this);
    for (const FormOption &option : field.options)
        box->addItem(labelOf(option), option.value);
    const bool isOpen = field.validation && field.validation->method == FormValidation::Method::Open;
    box->setEditable(isOpen);
    box->setCurrentIndex(box->findData(field.values.value(0)));
    if (isOpen && box->currentIndex() < 0)
        box->setEditText(field.values.value(0));
    connect(box, &QComboBox::currentTextChanged, this, &FormView::edited);
    Row row;
    row.control = box;
    row.values = [box] {
        const int known = box->isEditable() ? box->findText(box->currentText()) : box->currentIndex();
        const QString value = known >= 0 ? box->itemData(known).toString() : box->currentText();
        return value.isEmpty() ? QStringList() : QStringList{value};
    };
    return row;
}

FormView::Row FormView::makeChoices(const FormField &field)
{
    auto *list = new QListWidget(this);
    for (const FormOption &option : field.options) {
        auto *item = new QListWidgetItem(labelOf(option), list);
        item->setData(Qt::UserRole, option.value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(field.values.contains(option.value) ? Qt::Checked : Qt::Unchecked);
    }
    list->setMaximumHeight(scaled(font(), 130));
    connect(list, &QListWidget::itemChanged, this, &FormView::edited);
    Row row;
    row.control = list;
    row.values = [list] {
        QStringList values;
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->checkState() == Qt::Checked)
                values += list->item(i)->data(Qt::UserRole).toString();
        }
        return values;
    };
    return row;
}

FormView::Row FormView::makeLines(const FormField &field)
{
    auto *text = new QPlainTextEdit(field.values.join(u'\n'), this);
    text->setTabChangesFocus(true);
    text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it wraps
    text->setMaximumHeight(scaled(font(), 90));
    if (field.type == FormField::Type::JidMulti)
        text->setPlaceholderText(tr("One address per line"));
    connect(text, &QPlainTextEdit::textChanged, this, &FormView::edited);
    const bool isAddresses = field.type == FormField::Type::JidMulti;
    Row row;
    row.control = text;
    row.values = [text, isAddresses] {
        if (isAddresses) {
            QStringList addresses;
            for (const QString &line : text->toPlainText().split(u'\n'))
                if (const QString address = line.trimmed(); !address.isEmpty())
                    addresses += address;
            return addresses;
        }
        const QString all = text->toPlainText();
        return all.isEmpty() ? QStringList() : all.split(u'\n');
    };
    return row;
}

FormView::Row FormView::makeTick(const FormField &field)
{
    auto *box = new QCheckBox(QString(labelOf(field)).replace(u'&', u"&&"_s), this);
    box->setChecked(isTrue(field.values.value(0)));
    connect(box, &QCheckBox::toggled, this, &FormView::edited);
    Row row;
    row.control = box;
    row.values = [box] { return QStringList{box->isChecked() ? u"1"_s : u"0"_s}; };
    return row;
}

DataForm FormView::filledIn() const
{
    DataForm form = m_asked;
    for (const Row &row : m_rows)
        form.fields[row.field].values = row.values();
    return form;
}

QList<QWidget *> FormView::controls() const
{
    QList<QWidget *> all;
    for (const Row &row : m_rows)
        all += row.control;
    return all;
}

void FormView::tell(const Row &row, const QString &problem)
{
    row.problem->setText(problem);
    row.problem->setVisible(!problem.isEmpty());
    row.control->setAccessibleDescription(problem); // read out together with the field
}

bool FormView::showProblem(const QString &var, const QString &text)
{
    for (const Row &row : m_rows) {
        if (m_asked.fields[row.field].var != var)
            continue;
        tell(row, text);
        row.control->setFocus();
        return true;
    }
    return false;
}

bool FormView::check()
{
    QWidget *first = nullptr;
    for (const Row &row : m_rows) {
        FormField field = m_asked.fields[row.field];
        field.values = row.values();
        const auto problem = causerie::check(field);
        tell(row, problem ? problemText(*problem) : QString());
        if (problem && !first)
            first = row.control;
    }
    if (first)
        first->setFocus();
    return !first;
}

} // namespace causerie::ui
