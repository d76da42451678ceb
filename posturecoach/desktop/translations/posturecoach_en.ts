<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
