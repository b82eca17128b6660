<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>CheckWords</name>
    <message numerus="yes">
        <source>The server has %n messages of this conversation.</source>
        <translation>
            <numerusform>The server has %n message of this conversation.</numerusform>
            <numerusform>The server has %n messages of this conversation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were missing here.</source>
        <translation>
            <numerusform>%n of them was missing here.</numerusform>
            <numerusform>%n of them were missing here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could be added; check again later for the others.</source>
        <translation>
            <numerusform>%n could be added; check again later for the others.</numerusform>
            <numerusform>%n could be added; check again later for the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages compared</source>
        <translation>
            <numerusform>%n message compared</numerusform>
            <numerusform>%n messages compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were missing</source>
        <translation>
            <numerusform>, %n was missing</numerusform>
            <numerusform>, %n were missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingWords</name>
    <message numerus="yes">
        <source>Recording. %n second(s) are left.</source>
        <translation>
            <numerusform>Recording. %n second is left.</numerusform>
            <numerusform>Recording. %n seconds are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A voice message can have %n minute(s), so the recording has ended.</source>
        <translation>
            <numerusform>A voice message can have %n minute, so the recording has ended.</numerusform>
            <numerusform>A voice message can have %n minutes, so the recording has ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationHeader</name>
    <message numerus="yes">
        <source>%1 · %n device(s)</source>
        <comment>%1 says how they can be reached</comment>
        <translation>
            <numerusform>%1 · %n device</numerusform>
            <numerusform>%1 · %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationListModel</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::DetailsPane</name>
    <message numerus="yes">
        <source>%1 on %n device(s)</source>
        <comment>%1 is e.g. Available</comment>
        <translation>
            <numerusform>%1 on %n device</numerusform>
            <numerusform>%1 on %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::HistoryActions</name>
    <message numerus="yes">
        <source>%n message(s) were exported to %1.</source>
        <comment>%1 is a file</comment>
        <translation>
            <numerusform>%n message was exported to %1.</numerusform>
            <numerusform>%n messages were exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were imported; the others were here already.</source>
        <translation>
            <numerusform>%n message was imported; the others were here already.</numerusform>
            <numerusform>%n messages were imported; the others were here already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::InvitationBar</name>
    <message numerus="yes">
        <source>and %n more invitation(s)</source>
        <translation>
            <numerusform>and %n more invitation</numerusform>
            <numerusform>and %n more invitations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::ListPanel</name>
    <message numerus="yes">
        <source>%n request(s) of strangers</source>
        <translation>
            <numerusform>%n request of a stranger</numerusform>
            <numerusform>%n requests of strangers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived conversation(s)</source>
        <translation>
            <numerusform>%n archived conversation</numerusform>
            <numerusform>%n archived conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::MemberList</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::RequestBar</name>
    <message numerus="yes">
        <source>and %n more request(s)</source>
        <translation>
            <numerusform>and %n more request</numerusform>
            <numerusform>and %n more requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::RequestList</name>
    <message numerus="yes">
        <source>%n people would like to see when you are online.</source>
        <translation>
            <numerusform>%n person would like to see when you are online.</numerusform>
            <numerusform>%n people would like to see when you are online.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more request(s)</source>
        <translation>
            <numerusform>and %n more request</numerusform>
            <numerusform>and %n more requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n request(s)?</source>
        <translation>
            <numerusform>Decline %n request?</numerusform>
            <numerusform>Decline %n requests?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>lines that say what happened in a room</comment>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::SearchPanel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <comment>found</comment>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s)</source>
        <comment>found</comment>
        <translation>
            <numerusform>More than %n message</numerusform>
            <numerusform>More than %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>last active %n minute(s) ago</source>
        <translation>
            <numerusform>last active %n minute ago</numerusform>
            <numerusform>last active %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last active %n hour(s) ago</source>
        <translation>
            <numerusform>last active %n hour ago</numerusform>
            <numerusform>last active %n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last active %n day(s) ago</source>
        <translation>
            <numerusform>last active %n day ago</numerusform>
            <numerusform>last active %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::DirectoryDialog</name>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n people found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountWords</name>
    <message numerus="yes">
        <source>%1: %2, %n unread message(s)</source>
        <comment>%1 is an address of ours, %2 how it is doing</comment>
        <translation>
            <numerusform>%1: %2, %n unread message</numerusform>
            <numerusform>%1: %2, %n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::Application</name>
    <message numerus="yes">
        <source>%n account(s) could not be read and are left out: %1</source>
        <comment>%1 names the files</comment>
        <translation>
            <numerusform>%n account could not be read and is left out: %1</numerusform>
            <numerusform>%n accounts could not be read and are left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message numerus="yes">
        <source>%n message(s) not sent yet were taken along.</source>
        <translation>
            <numerusform>%n message not sent yet was taken along.</numerusform>
            <numerusform>%n messages not sent yet were taken along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::DoctorWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>%1 is a list</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For calls the server names %n helper(s).</source>
        <translation>
            <numerusform>For calls the server names %n helper.</numerusform>
            <numerusform>For calls the server names %n helpers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n second(s) ahead of the server’s.</source>
        <translation>
            <numerusform>The clock of this computer is %n second ahead of the server’s.</numerusform>
            <numerusform>The clock of this computer is %n seconds ahead of the server’s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n second(s) behind the server’s.</source>
        <translation>
            <numerusform>The clock of this computer is %n second behind the server’s.</numerusform>
            <numerusform>The clock of this computer is %n seconds behind the server’s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not work.</source>
        <translation>
            <numerusform>%n thing does not work.</numerusform>
            <numerusform>%n things do not work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %n thing(s) could be better.</source>
        <translation>
            <numerusform>It works; %n thing could be better.</numerusform>
            <numerusform>It works; %n things could be better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::NoticeWords</name>
    <message numerus="yes">
        <source>%1 – %n new message(s)</source>
        <comment>%1 is a person or a room</comment>
        <translation>
            <numerusform>%1 – %n new message</numerusform>
            <numerusform>%1 – %n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n missed call(s)</source>
        <comment>%1 is a person</comment>
        <translation>
            <numerusform>%1 – %n missed call</numerusform>
            <numerusform>%1 – %n missed calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n new message(s) and call(s)</source>
        <comment>%1 is a person; there are both</comment>
        <translation>
            <numerusform>%1 – %n new message or call</numerusform>
            <numerusform>%1 – %n new messages and calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message request(s)</source>
        <translation>
            <numerusform>%n message request</numerusform>
            <numerusform>%n message requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::TrayWords</name>
    <message numerus="yes">
        <source>Causerie – %n unread message(s)</source>
        <translation>
            <numerusform>Causerie – %n unread message</numerusform>
            <numerusform>Causerie – %n unread messages</numerusform>
        </translation>
    </message>
</context>
</TS>
