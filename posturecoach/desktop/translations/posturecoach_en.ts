<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>After</name>
    <message numerus="yes">
        <source>%n picture(s) will stand in the document.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>
            <numerusform>%n picture will stand in the document.</numerusform>
            <numerusform>%n pictures will stand in the document.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n condition(s) wait for a clinician&apos;s word.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>
            <numerusform>%n condition waits for a clinician&apos;s word.</numerusform>
            <numerusform>%n conditions wait for a clinician&apos;s word.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreakTimer</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>break_timer.py</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <extracomment>break_timer.py</extracomment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message numerus="yes">
        <source>{0}, %n step(s)</source>
        <extracomment>coach_card.py</extracomment>
        <translation>
            <numerusform>{0}, %n step</numerusform>
            <numerusform>{0}, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paused, %n minutes left</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>
            <numerusform>paused, %n minute left</numerusform>
            <numerusform>paused, %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>%n backups</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other files in the folder</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n other file in the folder</numerusform>
            <numerusform>%n other files in the folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times before</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n time before</numerusform>
            <numerusform>%n times before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>result.py</extracomment>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n month(s)</source>
        <extracomment>result.py</extracomment>
        <translation>
            <numerusform>in a month</numerusform>
            <numerusform>in %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n days in a row were easier than a usual one of yours.</source>
        <extracomment>history_told.py</extracomment>
        <translation>
            <numerusform>%n day in a row was easier than a usual one of yours.</numerusform>
            <numerusform>%n days in a row were easier than a usual one of yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>player</name>
    <message numerus="yes">
        <source>%n tries did not count.</source>
        <extracomment>player_words.py</extracomment>
        <translation>
            <numerusform>%n try did not count.</numerusform>
            <numerusform>%n tries did not count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message numerus="yes">
        <source>%n prompts.</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>
            <numerusform>%n prompt.</numerusform>
            <numerusform>%n prompts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repetitions</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>
            <numerusform>%n repetition</numerusform>
            <numerusform>%n repetitions</numerusform>
        </translation>
    </message>
</context>
</TS>
