<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Activities</name>
    <message>
        <source>Activity {0}</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Tätigkeit {0}</translation>
    </message>
    <message>
        <source>One more</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Noch eine</translation>
    </message>
    <message>
        <source>Such as: carrying shopping home</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Zum Beispiel: Einkäufe nach Hause tragen</translation>
    </message>
    <message>
        <source>Your activities are still here: it takes three to five different ones, each with a number.</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Deine Tätigkeiten stehen noch hier: Es braucht drei bis fünf verschiedene, jede mit einer Zahl.</translation>
    </message>
</context>
<context>
    <name>After</name>
    <message numerus="yes">
        <source>%n picture(s) will stand in the document.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>
            <numerusform>%n Bild wird im Dokument stehen.</numerusform>
            <numerusform>%n Bilder werden im Dokument stehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with {0}.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Verglichen mit {0}.</translation>
    </message>
    <message>
        <source>Faces are being blurred …</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Gesichter werden unkenntlich gemacht …</translation>
    </message>
    <message>
        <source>Faces could not be blurred, so no picture stands in the document.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Die Gesichter ließen sich nicht unkenntlich machen, darum steht kein Bild im Dokument.</translation>
    </message>
    <message>
        <source>No picture is kept, neither in the document nor anywhere else.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Kein Bild wird behalten, weder im Dokument noch sonst irgendwo.</translation>
    </message>
    <message>
        <source>There is no picture to ask for.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Es gibt kein Bild, nach dem zu fragen wäre.</translation>
    </message>
    <message>
        <source>This is the first assessment: nothing to compare with.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Das ist die erste Untersuchung: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>What was measured</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>assessment</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>{0} of {1} steps.</source>
        <extracomment>assessment_after.py</extracomment>
        <translation>{0} von {1} Schritten.</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>None of this? Then just go on.</source>
        <extracomment>wizard.py</extracomment>
        <translation>Nichts davon? Dann geh einfach weiter.</translation>
    </message>
</context>
<context>
    <name>AnythingNew</name>
    <message>
        <source>No, nothing new</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Nein, nichts Neues</translation>
    </message>
    <message>
        <source>Yes, or I am not sure</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Ja, oder ich bin nicht sicher</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Goes on with your neutral, and takes what is seen now for right</source>
        <extracomment>aside.py</extracomment>
        <translation>Macht mit deiner Neutralhaltung weiter und nimmt an, dass die Kamera stillstand</translation>
    </message>
    <message>
        <source>It did not move</source>
        <extracomment>aside.py</extracomment>
        <translation>Sie stand still</translation>
    </message>
    <message>
        <source>Learn my neutral here</source>
        <extracomment>aside.py</extracomment>
        <translation>Haltung hier lernen</translation>
    </message>
    <message>
        <source>Set my neutral anew here</source>
        <extracomment>aside.py</extracomment>
        <translation>Haltung neu setzen</translation>
    </message>
    <message>
        <source>Until it is back, your neutral rests.</source>
        <extracomment>aside.py</extracomment>
        <translation>Bis sie zurück ist, ruht deine Neutralhaltung.</translation>
    </message>
    <message>
        <source>Watches for five seconds how you sit now; it is the camera that moved</source>
        <extracomment>aside.py</extracomment>
        <translation>Schaut fünf Sekunden, wie du jetzt sitzt; bewegt hat sich die Kamera</translation>
    </message>
    <message>
        <source>Watches for some seconds how you sit at ease, at this place</source>
        <extracomment>aside.py</extracomment>
        <translation>Schaut einige Sekunden, wie du an diesem Platz entspannt sitzt</translation>
    </message>
</context>
<context>
    <name>AskView</name>
    <message>
        <source>Back (Esc)</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Weiter (Eingabe)</translation>
    </message>
    <message>
        <source>Go on without it (Enter)</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Ohne weiter (Eingabe)</translation>
    </message>
    <message>
        <source>Keep the note (Enter)</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Notiz behalten (Eingabe)</translation>
    </message>
    <message>
        <source>Pain</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Schmerz</translation>
    </message>
    <message>
        <source>Skip this step (Enter)</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>Diesen Schritt auslassen (Eingabe)</translation>
    </message>
    <message>
        <source>no pain</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>kein Schmerz</translation>
    </message>
    <message>
        <source>the worst that can be imagined</source>
        <extracomment>assessment_ask.py</extracomment>
        <translation>der schlimmste vorstellbare</translation>
    </message>
</context>
<context>
    <name>AssessmentPage</name>
    <message>
        <source>Any pain in this movement, 0 to 10?</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Schmerz bei dieser Bewegung, 0 bis 10?</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Done (Esc)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Fertig (Esc)</translation>
    </message>
    <message>
        <source>Each step says what to do, waits until it is seen from the right side, at the same distance as last time, and takes the numbers while you hold still. A step can be skipped or done once more. Pictures stay in memory; whether any is kept, the patient is asked at the end.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Jeder Schritt sagt, was zu tun ist, wartet, bis er von der richtigen Seite und im selben Abstand wie letztes Mal zu sehen ist, und nimmt die Zahlen, während du stillhältst. Ein Schritt kann ausgelassen oder wiederholt werden. Bilder bleiben im Arbeitsspeicher; ob eines behalten wird, wird am Ende gefragt.</translation>
    </message>
    <message>
        <source>Enough (Space)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Genug (Leertaste)</translation>
    </message>
    <message>
        <source>Finish (Esc)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Beenden (Esc)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Ganzer Bildschirm (F)</translation>
    </message>
    <message>
        <source>Guided assessment</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Geführte Untersuchung</translation>
    </message>
    <message>
        <source>How strong is the pain now, 0 to 10?</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Wie stark ist der Schmerz jetzt, 0 bis 10?</translation>
    </message>
    <message>
        <source>No picture comes from the camera.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Von der Kamera kommt kein Bild.</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Not now: a warning sign was told, and the range of motion is closed.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Jetzt nicht: Ein Warnzeichen wurde genannt, und der Bewegungsumfang ist gesperrt.</translation>
    </message>
    <message>
        <source>Note for this step</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Notiz zu diesem Schritt</translation>
    </message>
    <message>
        <source>Small (F)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Klein (F)</translation>
    </message>
    <message>
        <source>Stands in the document.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Steht im Dokument.</translation>
    </message>
    <message>
        <source>Stands in the document. It may be left empty.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Steht im Dokument. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Take it (Space)</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Aufnehmen (Leertaste)</translation>
    </message>
    <message>
        <source>The last assessment can&apos;t be read, so nothing is compared with it.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Die letzte Untersuchung ist nicht lesbar, darum wird nichts mit ihr verglichen.</translation>
    </message>
    <message>
        <source>The range of motion ends here. It is not worth any pain.</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Der Bewegungsumfang endet hier. Er ist keinen Schmerz wert.</translation>
    </message>
    <message>
        <source>Why is this step skipped?</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Warum wird dieser Schritt ausgelassen?</translation>
    </message>
    <message>
        <source>assessment cues</source>
        <extracomment>assessment_page.py</extracomment>
        <translation>Ansagen der Untersuchung</translation>
    </message>
</context>
<context>
    <name>AssessmentPicture</name>
    <message>
        <source>Live picture</source>
        <extracomment>assessment_picture.py</extracomment>
        <translation>Laufendes Bild</translation>
    </message>
</context>
<context>
    <name>BeginCard</name>
    <message>
        <source>Begin with a plan</source>
        <extracomment>move_today.py</extracomment>
        <translation>Mit einem Plan beginnen</translation>
    </message>
    <message>
        <source>Follow this plan</source>
        <extracomment>move_today.py</extracomment>
        <translation>Diesem Plan folgen</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <extracomment>move_today.py</extracomment>
        <translation>Den jetzigen behalten</translation>
    </message>
    <message>
        <source>Take in a therapist&apos;s plan…</source>
        <extracomment>move_today.py</extracomment>
        <translation>Plan aus der Praxis übernehmen…</translation>
    </message>
    <message>
        <source>{0} of {1} exercises are open to you now.</source>
        <extracomment>move_today.py</extracomment>
        <translation>{0} von {1} Übungen sind dir jetzt offen.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n condition(s) wait for a clinician&apos;s word.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>
            <numerusform>%n Angabe wartet auf das Wort einer Fachperson.</numerusform>
            <numerusform>%n Angaben warten auf das Wort einer Fachperson.</numerusform>
        </translation>
    </message>
    <message>
        <source>A map of the body, and what may add to it</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Eine Karte des Körpers, und was dazu beitragen kann</translation>
    </message>
    <message>
        <source>Check-in</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Eight lines to tick</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Acht Zeilen zum Ankreuzen</translation>
    </message>
    <message>
        <source>Goals and questions</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Ziele und Fragen</translation>
    </message>
    <message>
        <source>Injections, massage, medicine and others</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Spritzen, Massage, Medikamente und anderes</translation>
    </message>
    <message>
        <source>Last gone through on {0}.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Zuletzt durchgegangen am {0}.</translation>
    </message>
    <message>
        <source>Not gone through yet.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Noch nicht durchgegangen.</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>This week</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>To the exercises</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Zu den Übungen</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Warnzeichen</translation>
    </message>
    <message>
        <source>What a clinician has told you</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Was dir eine Fachperson gesagt hat</translation>
    </message>
    <message>
        <source>What is different, and anything new</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Was anders ist, und ob es Neues gibt</translation>
    </message>
    <message>
        <source>What you have, and what you may do with it</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Was du hast, und was du damit darfst</translation>
    </message>
    <message>
        <source>What you want to do, and what you want to ask</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Was du tun möchtest, und was du fragen möchtest</translation>
    </message>
    <message>
        <source>Where does it hurt?</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Wo tut es weh?</translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Body map</source>
        <extracomment>body_map.py</extracomment>
        <translation>Körperkarte</translation>
    </message>
    <message>
        <source>From the back</source>
        <extracomment>body_map.py</extracomment>
        <translation>Von hinten</translation>
    </message>
    <message>
        <source>From the front</source>
        <extracomment>body_map.py</extracomment>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>your left</source>
        <extracomment>body_map.py</extracomment>
        <translation>deine linke Seite</translation>
    </message>
    <message>
        <source>your right</source>
        <extracomment>body_map.py</extracomment>
        <translation>deine rechte Seite</translation>
    </message>
</context>
<context>
    <name>BreakTimer</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>break_timer.py</extracomment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <extracomment>break_timer.py</extracomment>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>A short break</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Eine kurze Pause</translation>
    </message>
    <message>
        <source>A small exercise</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Eine kleine Übung</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Get up and walk a little; a glass of water is a good reason.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Steh auf und geh ein paar Schritte; ein Glas Wasser ist ein guter Grund.</translation>
    </message>
    <message>
        <source>I can&apos;t see, so I count the time you tell me.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Ich sehe gerade nichts, darum zähle ich die Zeit, die du mir sagst.</translation>
    </message>
    <message>
        <source>I saw that you got up: the break counts.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Ich habe gesehen, dass du aufgestanden bist: Die Pause zählt.</translation>
    </message>
    <message>
        <source>I see that you got up.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Ich sehe, dass du aufgestanden bist.</translation>
    </message>
    <message>
        <source>I see that you got up: the break counts.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Ich sehe, dass du aufgestanden bist: Die Pause zählt.</translation>
    </message>
    <message>
        <source>In 5 minutes</source>
        <extracomment>break_timer.py</extracomment>
        <translation>In 5 Minuten</translation>
    </message>
    <message>
        <source>Let your arms hang, roll your shoulders, and breathe out slowly.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Lass die Arme hängen, kreise die Schultern und atme langsam aus.</translation>
    </message>
    <message>
        <source>Look at something far away, six metres or more, and blink.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Schau auf etwas weit weg, sechs Meter oder mehr, und blinzle.</translation>
    </message>
    <message>
        <source>Posture Coach: a break</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Posture Coach: eine Pause</translation>
    </message>
    <message>
        <source>Rest your eyes</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Ruh die Augen aus</translation>
    </message>
    <message>
        <source>Stand up, stretch tall, and let your legs do some work.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Steh auf, streck dich lang und lass die Beine etwas arbeiten.</translation>
    </message>
    <message>
        <source>Take the time you like.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Nimm dir die Zeit, die du magst.</translation>
    </message>
    <message>
        <source>That&apos;s it. Thank you.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Das war es schon. Danke.</translation>
    </message>
    <message>
        <source>That&apos;s the time. Tell me when you are back.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Die Zeit ist um. Sag mir, wenn du zurück bist.</translation>
    </message>
    <message>
        <source>Time to move</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Zeit, dich zu bewegen</translation>
    </message>
    <message>
        <source>Time to stand</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Zeit, aufzustehen</translation>
    </message>
    <message>
        <source>Welcome back. You were up for {0}.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Willkommen zurück. Du warst {0} auf den Beinen.</translation>
    </message>
    <message>
        <source>Welcome back. You were up for {0}: the break counts.</source>
        <extracomment>break_timer.py</extracomment>
        <translation>Willkommen zurück. Du warst {0} auf den Beinen: Die Pause zählt.</translation>
    </message>
    <message>
        <source>a minute</source>
        <extracomment>break_timer.py</extracomment>
        <translation>eine Minute</translation>
    </message>
    <message>
        <source>{0} left</source>
        <extracomment>break_timer.py</extracomment>
        <translation>noch {0}</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Best is one at the top of your screen, or at your side: both work.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Am besten oben auf dem Bildschirm oder seitlich von dir: Beides geht.</translation>
    </message>
    <message>
        <source>Cameras</source>
        <extracomment>welcome.py</extracomment>
        <translation>Kameras</translation>
    </message>
    <message>
        <source>Can I see you well?</source>
        <extracomment>welcome.py</extracomment>
        <translation>Kann ich dich gut sehen?</translation>
    </message>
    <message>
        <source>Choose your camera</source>
        <extracomment>welcome.py</extracomment>
        <translation>Wähl deine Kamera</translation>
    </message>
    <message>
        <source>Looks for cameras anew</source>
        <extracomment>welcome.py</extracomment>
        <translation>Sucht noch einmal nach Kameras</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in and search again, or play the sample clip.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Keine Kamera gefunden. Steck eine an und such noch einmal, oder spiel den Beispielclip ab.</translation>
    </message>
    <message>
        <source>Search again</source>
        <extracomment>welcome.py</extracomment>
        <translation>Noch einmal suchen</translation>
    </message>
</context>
<context>
    <name>CheckInPage</name>
    <message>
        <source>This can&apos;t be kept: {0}</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Das konnte nicht gespeichert werden: {0}</translation>
    </message>
    <message>
        <source>{0} Try: {1}</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>{0} Versuch: {1}</translation>
    </message>
</context>
<context>
    <name>ClinicPage</name>
    <message>
        <source>Angles and lengths, drawn by hand</source>
        <extracomment>hub.py</extracomment>
        <translation>Winkel und Längen, von Hand eingezeichnet</translation>
    </message>
    <message>
        <source>Angles and plumb line, large; freeze and measure</source>
        <extracomment>hub.py</extracomment>
        <translation>Winkel und Lot, groß; anhalten und messen</translation>
    </message>
    <message>
        <source>Check-in</source>
        <extracomment>hub.py</extracomment>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Clinic</source>
        <extracomment>hub.py</extracomment>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>Compare</source>
        <extracomment>hub.py</extracomment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Everything here is this patient&apos;s alone. The coach of this computer&apos;s owner hears nothing meanwhile; to go back to it, choose Myself.</source>
        <extracomment>hub.py</extracomment>
        <translation>Alles hier gehört allein zu dieser Person. Der Coach, der sonst an diesem Computer arbeitet, hört so lange nichts; mit „Ich selbst“ geht es zu ihm zurück.</translation>
    </message>
    <message>
        <source>Exercises</source>
        <extracomment>hub.py</extracomment>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Five repeats: what this set-up can tell apart</source>
        <extracomment>hub.py</extracomment>
        <translation>Fünf Wiederholungen: was dieser Aufbau unterscheiden kann</translation>
    </message>
    <message>
        <source>For a therapist beside a patient, and for whoever wants to measure themselves. What you keep without a patient is gone when the program ends.</source>
        <extracomment>hub.py</extracomment>
        <translation>Für alle, die neben einer Patientin oder einem Patienten stehen oder sich selbst messen wollen. Was du ohne Patient behältst, ist weg, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>From home</source>
        <extracomment>hub.py</extracomment>
        <translation>Von zu Hause</translation>
    </message>
    <message>
        <source>Guided assessment</source>
        <extracomment>hub.py</extracomment>
        <translation>Geführte Untersuchung</translation>
    </message>
    <message>
        <source>Its angles over time; click a peak to see it</source>
        <extracomment>hub.py</extracomment>
        <translation>Seine Winkel über die Zeit; ein Klick auf eine Spitze zeigt sie</translation>
    </message>
    <message>
        <source>Kept so far</source>
        <extracomment>hub.py</extracomment>
        <translation>Bisher behalten</translation>
    </message>
    <message>
        <source>Look at a clip</source>
        <extracomment>hub.py</extracomment>
        <translation>Clip ansehen</translation>
    </message>
    <message>
        <source>Measure a picture</source>
        <extracomment>hub.py</extracomment>
        <translation>Bild ausmessen</translation>
    </message>
    <message>
        <source>Record here</source>
        <extracomment>hub.py</extracomment>
        <translation>Hier aufgezeichnet</translation>
    </message>
    <message>
        <source>Reliability check</source>
        <extracomment>hub.py</extracomment>
        <translation>Wiederholbarkeit prüfen</translation>
    </message>
    <message>
        <source>Show live</source>
        <extracomment>hub.py</extracomment>
        <translation>Live zeigen</translation>
    </message>
    <message>
        <source>Standing, sitting, range of motion; one or two pages</source>
        <extracomment>hub.py</extracomment>
        <translation>Stehen, Sitzen, Bewegungsumfang; ein oder zwei Seiten</translation>
    </message>
    <message>
        <source>Take in what the patient brought …</source>
        <extracomment>hub.py</extracomment>
        <translation>Mitgebrachtes übernehmen …</translation>
    </message>
    <message>
        <source>The patient agrees that pictures are kept, face blurred</source>
        <extracomment>hub.py</extracomment>
        <translation>Einverstanden, dass Bilder behalten werden, mit unkenntlichem Gesicht</translation>
    </message>
    <message>
        <source>Tools</source>
        <extracomment>hub.py</extracomment>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Two snapshots, or two clips, side by side</source>
        <extracomment>hub.py</extracomment>
        <translation>Zwei Momente oder zwei Clips nebeneinander</translation>
    </message>
</context>
<context>
    <name>ClipPage</name>
    <message>
        <source>Angles</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Blur faces</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Gesichter unkenntlich</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Farthest from easy, faces blurred</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Am weitesten von bequem, Gesichter unkenntlich</translation>
    </message>
    <message>
        <source>Figure alone</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Nur die Figur</translation>
    </message>
    <message>
        <source>Held: share of the longest advisable time (ISO 11226)</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Gehalten: Anteil der längsten ratsamen Zeit (ISO 11226)</translation>
    </message>
    <message>
        <source>Measure on this picture</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Auf diesem Bild messen</translation>
    </message>
    <message>
        <source>Measuring and writing: {0}</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Messen und Schreiben: {0}</translation>
    </message>
    <message>
        <source>Moments farthest from easy</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Momente, die am weitesten von bequem sind</translation>
    </message>
    <message>
        <source>Play</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Plumb line</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Lot</translation>
    </message>
    <message>
        <source>REBA, 1 to 15</source>
        <extracomment>clip_page.py</extracomment>
        <translation>REBA, 1 bis 15</translation>
    </message>
    <message>
        <source>RULA, 1 to 7</source>
        <extracomment>clip_page.py</extracomment>
        <translation>RULA, 1 bis 7</translation>
    </message>
    <message>
        <source>Replace what is there already? {0}</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Ersetzen, was schon da ist? {0}</translation>
    </message>
    <message>
        <source>Save results …</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Ergebnisse speichern …</translation>
    </message>
    <message>
        <source>Saved in {0}: {1}. Whoever has them can read them.</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Gespeichert in {0}: {1}. Wer sie hat, kann sie lesen.</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Messen beenden</translation>
    </message>
    <message>
        <source>Stop saving</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Speichern beenden</translation>
    </message>
    <message>
        <source>Stopped; nothing was saved.</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Abgebrochen; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The clip could not be measured, by a mistake of ours.</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Der Clip ließ sich nicht messen, durch einen Fehler von uns.</translation>
    </message>
    <message>
        <source>The results could not be saved, by a mistake of ours.</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Die Ergebnisse ließen sich nicht speichern, durch einen Fehler von uns.</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <extracomment>clip_page.py</extracomment>
        <translation>Was die Kurve zeigt</translation>
    </message>
    <message>
        <source>measured in part</source>
        <extracomment>clip_page.py</extracomment>
        <translation>zum Teil gemessen</translation>
    </message>
    <message>
        <source>measuring, {0} left</source>
        <extracomment>clip_page.py</extracomment>
        <translation>wird gemessen, noch {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <extracomment>clip_page.py</extracomment>
        <translation>noch {0}</translation>
    </message>
</context>
<context>
    <name>ClipPair</name>
    <message>
        <source>Both clips now keep together from event to event.</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Beide Clips bleiben jetzt von Ereignis zu Ereignis zusammen.</translation>
    </message>
    <message>
        <source>Both clips show the same event now</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Beide Clips zeigen jetzt dasselbe Ereignis</translation>
    </message>
    <message>
        <source>Clips looked through</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Durchgesehene Clips</translation>
    </message>
    <message>
        <source>Event marked. A second one adjusts the speed, too.</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Ereignis markiert. Ein zweites passt auch das Tempo an.</translation>
    </message>
    <message>
        <source>From start</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Ab Anfang</translation>
    </message>
    <message>
        <source>One picture back (,)</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Ein Bild zurück (,)</translation>
    </message>
    <message>
        <source>One picture on (.)</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Ein Bild weiter (.)</translation>
    </message>
    <message>
        <source>Play or pause (P)</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Abspielen oder anhalten (P)</translation>
    </message>
    <message>
        <source>Same event</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Gleiches Ereignis</translation>
    </message>
    <message>
        <source>Speed</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>The second clip alone, a little back</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Nur der zweite Clip, etwas zurück</translation>
    </message>
    <message>
        <source>The second clip alone, a little on</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Nur der zweite Clip, etwas weiter</translation>
    </message>
    <message>
        <source>The second event comes after the first, in both clips.</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Das zweite Ereignis kommt in beiden Clips nach dem ersten.</translation>
    </message>
    <message>
        <source>These clips could not be looked through.</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Diese Clips ließen sich nicht durchsehen.</translation>
    </message>
    <message>
        <source>Time in both clips</source>
        <extracomment>compare_clips.py</extracomment>
        <translation>Zeit in beiden Clips</translation>
    </message>
</context>
<context>
    <name>ClipPicture</name>
    <message>
        <source>Picture of the clip</source>
        <extracomment>clip_picture.py</extracomment>
        <translation>Bild des Clips</translation>
    </message>
</context>
<context>
    <name>ClipPlot</name>
    <message>
        <source>Plot over time</source>
        <extracomment>clip_plot.py</extracomment>
        <translation>Kurve über die Zeit</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>At login</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Bei der Anmeldung</translation>
    </message>
    <message>
        <source>Coach</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Eyes</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Holding time: {0}</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Haltezeit: {0}</translation>
    </message>
    <message>
        <source>In the long run</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Auf Dauer</translation>
    </message>
    <message>
        <source>Keys that pause</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Tasten für die Pause</translation>
    </message>
    <message>
        <source>Lets this rule be as it was before it was loosened</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Lässt diese Regel wieder so sein, wie sie vor dem Lockern war</translation>
    </message>
    <message>
        <source>Loosened rules</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Gelockerte Regeln</translation>
    </message>
    <message>
        <source>None so far.</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Bisher keine.</translation>
    </message>
    <message>
        <source>Not understood: write it such as 12:00-13:00, 22:00-07:00.</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Nicht verstanden: Schreib es so wie 12:00-13:00, 22:00-07:00.</translation>
    </message>
    <message>
        <source>Not understood: write it such as Ctrl+Alt+P.</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Nicht verstanden: Schreib es so wie Ctrl+Alt+P.</translation>
    </message>
    <message>
        <source>Now and then in words</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Ab und zu in Worten</translation>
    </message>
    <message>
        <source>Prompts</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Put back</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Quiet cue</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Leiser Hinweis</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Remind me to look into the distance</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Erinnere mich daran, in die Ferne zu schauen</translation>
    </message>
    <message>
        <source>Resting the eyes</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Augen ausruhen</translation>
    </message>
    <message>
        <source>Shown by</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Gezeigt durch</translation>
    </message>
    <message>
        <source>Sitting long</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Langes Sitzen</translation>
    </message>
    <message>
        <source>Sitting still</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Stilles Sitzen</translation>
    </message>
    <message>
        <source>Start in the tray</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Im Infobereich starten</translation>
    </message>
    <message>
        <source>Such as 12:00-13:00, 22:00-07:00.</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Zum Beispiel 12:00-13:00, 22:00-07:00.</translation>
    </message>
    <message>
        <source>Such as Ctrl+Alt+P; from every program.</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Zum Beispiel Ctrl+Alt+P; aus jedem Programm.</translation>
    </message>
    <message>
        <source>a shade at the bottom edge</source>
        <extracomment>coach_card.py</extracomment>
        <translation>ein Schatten am unteren Rand</translation>
    </message>
    <message>
        <source>a shade at the left edge</source>
        <extracomment>coach_card.py</extracomment>
        <translation>ein Schatten am linken Rand</translation>
    </message>
    <message>
        <source>a shade at the right edge of the screen</source>
        <extracomment>coach_card.py</extracomment>
        <translation>ein Schatten am rechten Bildschirmrand</translation>
    </message>
    <message>
        <source>a shade at the top edge</source>
        <extracomment>coach_card.py</extracomment>
        <translation>ein Schatten am oberen Rand</translation>
    </message>
    <message>
        <source>a small window of this program</source>
        <extracomment>coach_card.py</extracomment>
        <translation>ein kleines Fenster dieses Programms</translation>
    </message>
    <message>
        <source>cues fade over four weeks</source>
        <extracomment>coach_card.py</extracomment>
        <translation>leise Hinweise verblassen in vier Wochen</translation>
    </message>
    <message>
        <source>cues stay as they are</source>
        <extracomment>coach_card.py</extracomment>
        <translation>leise Hinweise bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>head</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>coach_card.py</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>the desktop&apos;s notifications, where they can be answered</source>
        <extracomment>coach_card.py</extracomment>
        <translation>die Meldungen des Desktops, wo sie sich beantworten lassen</translation>
    </message>
    <message>
        <source>the sign in the tray alone</source>
        <extracomment>coach_card.py</extracomment>
        <translation>nur das Zeichen im Infobereich</translation>
    </message>
    <message>
        <source>upper arm</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Oberarm</translation>
    </message>
    <message>
        <source>upper body</source>
        <extracomment>coach_card.py</extracomment>
        <translation>Oberkörper</translation>
    </message>
    <message numerus="yes">
        <source>{0}, %n step(s)</source>
        <extracomment>coach_card.py</extracomment>
        <translation>
            <numerusform>{0}, %n Stufe</numerusform>
            <numerusform>{0}, %n Stufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoachToday</name>
    <message>
        <source>; </source>
        <extracomment>coach_today.py</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>Followed by a change</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Gefolgt von einem Wechsel</translation>
    </message>
    <message>
        <source>I am finding out where you sit</source>
        <extracomment>coach_today.py</extracomment>
        <translation>ich finde heraus, wo du sitzt</translation>
    </message>
    <message>
        <source>I can&apos;t make out who is there</source>
        <extracomment>coach_today.py</extracomment>
        <translation>ich erkenne nicht, wer da ist</translation>
    </message>
    <message>
        <source>I don&apos;t know your neutral yet</source>
        <extracomment>coach_today.py</extracomment>
        <translation>ich kenne deine Neutralhaltung noch nicht</translation>
    </message>
    <message>
        <source>Prompts today</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Hinweise heute</translation>
    </message>
    <message>
        <source>Quiet cues</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Leise Hinweise</translation>
    </message>
    <message>
        <source>Quiet now, because</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Gerade still, denn</translation>
    </message>
    <message>
        <source>Said to be wrong</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Passten nicht</translation>
    </message>
    <message>
        <source>Show every cue again</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Wieder jeden leisen Hinweis zeigen</translation>
    </message>
    <message>
        <source>The coach</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Der Coach</translation>
    </message>
    <message>
        <source>This week</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>a break is being counted</source>
        <extracomment>coach_today.py</extracomment>
        <translation>eine Pause läuft gerade</translation>
    </message>
    <message>
        <source>all are shown, as you chose</source>
        <extracomment>coach_today.py</extracomment>
        <translation>alle werden gezeigt, wie du es gewählt hast</translation>
    </message>
    <message>
        <source>camera or microphone are in use: a call</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Kamera oder Mikrofon werden benutzt: ein Anruf</translation>
    </message>
    <message>
        <source>faded; only a holding time that is used up still shows one</source>
        <extracomment>coach_today.py</extracomment>
        <translation>verblasst; nur eine aufgebrauchte Haltezeit zeigt noch einen</translation>
    </message>
    <message>
        <source>it is the set-up that wants a change, as said</source>
        <extracomment>coach_today.py</extracomment>
        <translation>eher die Einrichtung braucht eine Änderung, wie gesagt</translation>
    </message>
    <message>
        <source>nobody is in the picture</source>
        <extracomment>coach_today.py</extracomment>
        <translation>niemand ist im Bild</translation>
    </message>
    <message>
        <source>none so far</source>
        <extracomment>coach_today.py</extracomment>
        <translation>bisher keine</translation>
    </message>
    <message>
        <source>none to look at so far</source>
        <extracomment>coach_today.py</extracomment>
        <translation>bisher keine, die anzuschauen wären</translation>
    </message>
    <message>
        <source>nothing is due</source>
        <extracomment>coach_today.py</extracomment>
        <translation>es steht nichts an</translation>
    </message>
    <message>
        <source>something fills the screen</source>
        <extracomment>coach_today.py</extracomment>
        <translation>etwas füllt den Bildschirm</translation>
    </message>
    <message>
        <source>that was enough for this hour</source>
        <extracomment>coach_today.py</extracomment>
        <translation>das war genug für diese Stunde</translation>
    </message>
    <message>
        <source>that was enough for today</source>
        <extracomment>coach_today.py</extracomment>
        <translation>das war genug für heute</translation>
    </message>
    <message>
        <source>the camera has moved</source>
        <extracomment>coach_today.py</extracomment>
        <translation>die Kamera hat sich bewegt</translation>
    </message>
    <message>
        <source>the camera is off</source>
        <extracomment>coach_today.py</extracomment>
        <translation>die Kamera ist aus</translation>
    </message>
    <message>
        <source>the cue has faded</source>
        <extracomment>coach_today.py</extracomment>
        <translation>der leise Hinweis ist verblasst</translation>
    </message>
    <message>
        <source>the desktop was asked to keep quiet</source>
        <extracomment>coach_today.py</extracomment>
        <translation>der Desktop soll nicht stören</translation>
    </message>
    <message>
        <source>the last prompt was a short while ago</source>
        <extracomment>coach_today.py</extracomment>
        <translation>der letzte Hinweis ist noch nicht lange her</translation>
    </message>
    <message>
        <source>the screen is locked</source>
        <extracomment>coach_today.py</extracomment>
        <translation>der Bildschirm ist gesperrt</translation>
    </message>
    <message>
        <source>the screen is shared</source>
        <extracomment>coach_today.py</extracomment>
        <translation>der Bildschirm wird geteilt</translation>
    </message>
    <message>
        <source>there is no picture</source>
        <extracomment>coach_today.py</extracomment>
        <translation>es gibt kein Bild</translation>
    </message>
    <message>
        <source>these are your quiet hours</source>
        <extracomment>coach_today.py</extracomment>
        <translation>es sind deine Ruhezeiten</translation>
    </message>
    <message>
        <source>this is a place I don&apos;t know</source>
        <extracomment>coach_today.py</extracomment>
        <translation>diesen Platz kenne ich nicht</translation>
    </message>
    <message>
        <source>too little seen so far</source>
        <extracomment>coach_today.py</extracomment>
        <translation>bisher zu wenig gesehen</translation>
    </message>
    <message>
        <source>week {0}: {1} % are shown</source>
        <extracomment>coach_today.py</extracomment>
        <translation>Woche {0}: {1} % werden gezeigt</translation>
    </message>
    <message>
        <source>you are typing; it waits for a gap</source>
        <extracomment>coach_today.py</extracomment>
        <translation>du tippst; es wartet auf eine Lücke</translation>
    </message>
    <message>
        <source>you asked for a pause</source>
        <extracomment>coach_today.py</extracomment>
        <translation>du wolltest eine Pause</translation>
    </message>
    <message>
        <source>you have just come back</source>
        <extracomment>coach_today.py</extracomment>
        <translation>du bist gerade erst zurück</translation>
    </message>
    <message>
        <source>your neutral is being learned</source>
        <extracomment>coach_today.py</extracomment>
        <translation>deine Neutralhaltung wird gelernt</translation>
    </message>
    <message>
        <source>{0} % of the time asked for more effort</source>
        <extracomment>coach_today.py</extracomment>
        <translation>{0} % der Zeit mit mehr Last</translation>
    </message>
    <message>
        <source>{0} % of the time asked for more effort; last week {1} %</source>
        <extracomment>coach_today.py</extracomment>
        <translation>{0} % der Zeit mit mehr Last; letzte Woche {1} %</translation>
    </message>
    <message>
        <source>{0} % of {1} cues and prompts so far</source>
        <extracomment>coach_today.py</extracomment>
        <translation>bisher {0} % von {1} leisen und gesagten Hinweisen</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <extracomment>coach_today.py</extracomment>
        <translation>{0} von höchstens {1}</translation>
    </message>
    <message>
        <source>{0} of {1}, within a minute</source>
        <extracomment>coach_today.py</extracomment>
        <translation>{0} von {1}, innerhalb einer Minute</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Choose two moments</source>
        <extracomment>compare_canvas.py</extracomment>
        <translation>Zwei Momente wählen</translation>
    </message>
    <message>
        <source>The two pictures</source>
        <extracomment>compare_canvas.py</extracomment>
        <translation>Die beiden Bilder</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>A face could not be blurred: the figure is shown.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Ein Gesicht ließ sich nicht unkenntlich machen: Gezeigt wird die Figur.</translation>
    </message>
    <message>
        <source>Aligned by the shoulders, as the pelvis was not visible in both: a moved trunk looks like a moved pelvis.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>An den Schultern ausgerichtet, da das Becken nicht in beiden zu sehen war: Ein bewegter Rumpf sieht aus wie ein bewegtes Becken.</translation>
    </message>
    <message>
        <source>Blur faces</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Gesichter unkenntlich</translation>
    </message>
    <message>
        <source>Clips …</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Clips wählen …</translation>
    </message>
    <message>
        <source>Compare</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Faces blurred in them</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Gesichter darin unkenntlich</translation>
    </message>
    <message>
        <source>Figures only</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Nur Figuren</translation>
    </message>
    <message>
        <source>First clip</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Erster Clip</translation>
    </message>
    <message>
        <source>First moment</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Erster Moment</translation>
    </message>
    <message>
        <source>How much of the second is shown</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Wie viel vom zweiten zu sehen ist</translation>
    </message>
    <message>
        <source>It could not be saved; nothing was written.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Es ließ sich nicht speichern; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Keep two moments first: freeze the picture, and keep it.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Behalte zuerst zwei Momente: das Bild anhalten und behalten.</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Neither pelvis nor shoulders were seen in both, so they are not aligned.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Weder Becken noch Schultern waren in beiden zu sehen, darum sind sie nicht ausgerichtet.</translation>
    </message>
    <message>
        <source>Overlaid</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>Save comparison …</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Vergleich speichern …</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Second clip</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Zweiter Clip</translation>
    </message>
    <message>
        <source>Second moment</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Zweiter Moment</translation>
    </message>
    <message>
        <source>Side by side</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Swap first and second</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Ersten und zweiten tauschen</translation>
    </message>
    <message>
        <source>The same moment is chosen twice.</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Derselbe Moment ist zweimal gewählt.</translation>
    </message>
    <message>
        <source>Wipe</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Schieber</translation>
    </message>
    <message>
        <source>With the pictures</source>
        <extracomment>compare_page.py</extracomment>
        <translation>Mit den Bildern</translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Differences</source>
        <extracomment>compare_table.py</extracomment>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Each number is that of a usual day: the median of its days. A difference counts only if it is larger than days commonly differ, and angles only from 5° on. What lies behind a difference, numbers can&apos;t say.</source>
        <extracomment>history_compare.py</extracomment>
        <translation>Jede Zahl ist die eines gewöhnlichen Tages: der Median seiner Tage. Ein Unterschied zählt erst, wenn er größer ist als der zwischen einzelnen Tagen ohnehin, bei Winkeln erst ab 5°. Was dahintersteckt, können Zahlen nicht sagen.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <extracomment>history_compare.py</extracomment>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Earlier period</source>
        <extracomment>history_compare.py</extracomment>
        <translation>Früherer Zeitraum</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>history_compare.py</extracomment>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later period</source>
        <extracomment>history_compare.py</extracomment>
        <translation>Späterer Zeitraum</translation>
    </message>
    <message>
        <source>On a usual day</source>
        <extracomment>history_compare.py</extracomment>
        <translation>An einem gewöhnlichen Tag</translation>
    </message>
    <message>
        <source>no clear change</source>
        <extracomment>history_compare.py</extracomment>
        <translation>keine klare Änderung</translation>
    </message>
    <message>
        <source>too few days to tell</source>
        <extracomment>history_compare.py</extracomment>
        <translation>zu wenige Tage</translation>
    </message>
    <message>
        <source>{0}: easier</source>
        <extracomment>history_compare.py</extracomment>
        <translation>{0}: leichter</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>A curve: the score is 100 at ease, 80 half way to the border, 50 at it</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Eine Kurve: Die Punktzahl ist 100 in Ruhe, 80 auf halbem Weg zur Grenze und 50 an der Grenze</translation>
    </message>
    <message>
        <source>at ease</source>
        <extracomment>explain_page.py</extracomment>
        <translation>entspannt</translation>
    </message>
    <message>
        <source>border: 50</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Grenze: 50</translation>
    </message>
</context>
<context>
    <name>DayButton</name>
    <message>
        <source>Today</source>
        <extracomment>move_week.py</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>nothing due</source>
        <extracomment>move_week.py</extracomment>
        <translation>nichts vorgesehen</translation>
    </message>
</context>
<context>
    <name>DaysField</name>
    <message>
        <source>{0}, first day</source>
        <extracomment>history_dates.py</extracomment>
        <translation>{0}, erster Tag</translation>
    </message>
    <message>
        <source>{0}, last day</source>
        <extracomment>history_dates.py</extracomment>
        <translation>{0}, letzter Tag</translation>
    </message>
</context>
<context>
    <name>DemonstrationView</name>
    <message>
        <source>How the exercise is done</source>
        <extracomment>demonstration_view.py</extracomment>
        <translation>So geht die Übung</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>The limit and its source</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Die Grenze und ihre Quelle</translation>
    </message>
</context>
<context>
    <name>EdgeCue</name>
    <message>
        <source>Posture Coach: quiet cue</source>
        <extracomment>edge.py</extracomment>
        <translation>Posture Coach: leiser Hinweis</translation>
    </message>
    <message>
        <source>This desktop (Wayland) lets no program put a window at an edge of the screen; the sign in the tray alone gives the quiet cue.</source>
        <extracomment>edge.py</extracomment>
        <translation>Unter Wayland darf kein Programm ein Fenster an den Bildschirmrand setzen; den leisen Hinweis gibt hier nur das Zeichen im Infobereich.</translation>
    </message>
</context>
<context>
    <name>EndView</name>
    <message>
        <source>Done</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Notes</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes for the document</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Notizen für das Dokument</translation>
    </message>
    <message>
        <source>Save HTML …</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>HTML speichern …</translation>
    </message>
    <message>
        <source>Save PDF …</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>PDF speichern …</translation>
    </message>
    <message>
        <source>To the patient: may pictures stand in this document?</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>An die Patientin oder den Patienten: Dürfen Bilder in diesem Dokument stehen?</translation>
    </message>
    <message>
        <source>Yes, as they are</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Ja, so wie sie sind</translation>
    </message>
    <message>
        <source>Yes, faces blurred</source>
        <extracomment>assessment_end.py</extracomment>
        <translation>Ja, Gesichter unkenntlich</translation>
    </message>
</context>
<context>
    <name>ExerciseView</name>
    <message>
        <source> (you are here)</source>
        <extracomment>move_exercise.py</extracomment>
        <translation> (du bist hier)</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>How it goes</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>So geht es</translation>
    </message>
    <message>
        <source>How much</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Quelle: {0}</translation>
    </message>
    <message>
        <source>Stand still</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Still stehen</translation>
    </message>
    <message>
        <source>What is usual</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Was üblich ist</translation>
    </message>
    <message>
        <source>What the camera can tell</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Was die Kamera erkennt</translation>
    </message>
    <message>
        <source>Who asks a clinician first</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>Wer zuerst eine Fachperson fragt</translation>
    </message>
    <message>
        <source>{0} on each side</source>
        <extracomment>move_exercise.py</extracomment>
        <translation>{0} auf jeder Seite</translation>
    </message>
</context>
<context>
    <name>ExplainPage</name>
    <message>
        <source>Back</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>In the last minute</source>
        <extracomment>explain_page.py</extracomment>
        <translation>In der letzten Minute</translation>
    </message>
    <message>
        <source>Measures of the last minute, most strained first</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Messgrößen der letzten Minute, die am stärksten belastete zuerst</translation>
    </message>
    <message>
        <source>Nothing was judged in the last minute.</source>
        <extracomment>explain_page.py</extracomment>
        <translation>In der letzten Minute wurde nichts beurteilt.</translation>
    </message>
    <message>
        <source>Score, 0 to 100: {0}</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Punktzahl, 0 bis 100: {0}</translation>
    </message>
    <message>
        <source>The four parts of the day score</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Die vier Teile der Tagespunktzahl</translation>
    </message>
    <message>
        <source>Today: {0} of 100, based on {1} of {2}</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Heute: {0} von 100, aus {1} von {2} Teilen</translation>
    </message>
    <message>
        <source>Why this score</source>
        <extracomment>explain_page.py</extracomment>
        <translation>Warum diese Punktzahl</translation>
    </message>
</context>
<context>
    <name>FirstQuestions</name>
    <message>
        <source>Before the first exercise, a look at warning signs. If none applies, it is one click.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Vor der ersten Übung ein Blick auf Warnzeichen. Trifft keines zu, ist es ein Klick.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Beginnen</translation>
    </message>
</context>
<context>
    <name>FlagQuestions</name>
    <message>
        <source>Most pain of neck and back is harmless. A few signs should be seen by somebody soon, before you exercise. Tick what is new or applies now.</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Die meisten Schmerzen an Nacken und Rücken sind harmlos. Ein paar Zeichen sollte bald jemand ansehen, bevor du übst. Kreuze an, was neu ist oder jetzt zutrifft.</translation>
    </message>
    <message>
        <source>This applies</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Das trifft zu</translation>
    </message>
</context>
<context>
    <name>FlareUp</name>
    <message>
        <source>Follow the easier plan</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Dem leichteren Plan folgen</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Since {0} it hurts clearly more than usual for you. Such days come and go; many people have them.</source>
        <extracomment>checkin_page.py</extracomment>
        <translation>Seit {0} tut es deutlich mehr weh als sonst bei dir. Solche Tage kommen und gehen; viele Menschen haben sie.</translation>
    </message>
</context>
<context>
    <name>FormatsDialog</name>
    <message>
        <source>Choose the folder …</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Faces as they are, not blurred</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Gesichter so, wie sie sind, nicht unkenntlich</translation>
    </message>
    <message>
        <source>Numbers and points only, no pictures.</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Nur Zahlen und Punkte, keine Bilder.</translation>
    </message>
    <message>
        <source>One JSON object a picture (.jsonl)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Ein JSON-Objekt je Bild (.jsonl)</translation>
    </message>
    <message>
        <source>OpenSim angles (.mot)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>OpenSim-Winkel (.mot)</translation>
    </message>
    <message>
        <source>OpenSim points (.trc)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>OpenSim-Punkte (.trc)</translation>
    </message>
    <message>
        <source>Pictures of the person go into these files. Give them only to whom may see.</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>In diese Dateien kommen Bilder der Person. Gib sie nur denen, die sie sehen dürfen.</translation>
    </message>
    <message>
        <source>Points of the body (.csv)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Punkte des Körpers (.csv)</translation>
    </message>
    <message>
        <source>Save results</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Ergebnisse speichern</translation>
    </message>
    <message>
        <source>Summary with plots and the clip (.html)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Übersicht mit Kurven und dem Clip (.html)</translation>
    </message>
    <message>
        <source>Table with types, for pandas (.parquet)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Tabelle mit Typen, für pandas (.parquet)</translation>
    </message>
    <message>
        <source>Table, one row a picture (.csv)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Tabelle, eine Zeile je Bild (.csv)</translation>
    </message>
    <message>
        <source>The clip with what was seen drawn in (.mp4)</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Der Clip, in den das Gesehene eingezeichnet ist (.mp4)</translation>
    </message>
    <message>
        <source>Which files of {0}?</source>
        <extracomment>clip_saving.py</extracomment>
        <translation>Welche Dateien von {0}?</translation>
    </message>
</context>
<context>
    <name>GoalsView</name>
    <message>
        <source>A year from {0} to {1}, or nothing.</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Ein Jahr von {0} bis {1}, oder nichts.</translation>
    </message>
    <message>
        <source>Add this goal</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Dieses Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Goals and questions</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Ziele und Fragen</translation>
    </message>
    <message>
        <source>In your own words</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>In deinen eigenen Worten</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Note it</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Questions for the next visit</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Fragen für den nächsten Termin</translation>
    </message>
    <message>
        <source>Reached</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>They stand in the report that you can take along.</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Sie stehen im Bericht, den du mitnehmen kannst.</translation>
    </message>
    <message>
        <source>To ask at the visit: {0}</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Beim Termin zu fragen: {0}</translation>
    </message>
    <message>
        <source>What do you want to ask?</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Was möchtest du fragen?</translation>
    </message>
    <message>
        <source>What is usual for a movement or a test goes by age. It is used for nothing else.</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Was bei einer Bewegung oder einem Test üblich ist, hängt vom Alter ab. Zu nichts anderem wird es gebraucht.</translation>
    </message>
    <message>
        <source>Year of birth, if you like</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>Geburtsjahr, wenn du magst</translation>
    </message>
    <message>
        <source>reached on {0}</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>erreicht am {0}</translation>
    </message>
    <message>
        <source>sure: {0} of 10</source>
        <extracomment>checkin_goals.py</extracomment>
        <translation>sicher: {0} von 10</translation>
    </message>
</context>
<context>
    <name>GoingCard</name>
    <message>
        <source>How it goes</source>
        <extracomment>move_today.py</extracomment>
        <translation>Wie es läuft</translation>
    </message>
    <message>
        <source>Last seven days: {0} of {1} done.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Letzte sieben Tage: {0} von {1} gemacht.</translation>
    </message>
    <message>
        <source>Next visit: {0}.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Nächster Termin: {0}.</translation>
    </message>
    <message>
        <source>Nothing was due in the last seven days.</source>
        <extracomment>move_today.py</extracomment>
        <translation>In den letzten sieben Tagen war nichts vorgesehen.</translation>
    </message>
    <message>
        <source>The plan waits, and nothing is counted against you meanwhile.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Der Plan wartet, und inzwischen zählt nichts gegen dich.</translation>
    </message>
    <message>
        <source>This is week {0} of the plan.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Das ist Woche {0} des Plans.</translation>
    </message>
    <message>
        <source>To the check-in</source>
        <extracomment>move_today.py</extracomment>
        <translation>Zum Check-in</translation>
    </message>
    <message>
        <source>Today is the monthly look back: a check-in and the range tests show it.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Heute ist der monatliche Rückblick: Ein Check-in und die Bewegungstests zeigen ihn.</translation>
    </message>
    <message>
        <source>Your therapist</source>
        <extracomment>move_today.py</extracomment>
        <translation>Deine Praxis</translation>
    </message>
    <message>
        <source>{0} says: {1}</source>
        <extracomment>move_today.py</extracomment>
        <translation>{0} sagt: {1}</translation>
    </message>
</context>
<context>
    <name>GoodToKnow</name>
    <message>
        <source>Good to know</source>
        <extracomment>workplace.py</extracomment>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>The card</source>
        <extracomment>workplace.py</extracomment>
        <translation>Die Karte</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Hours of the day by weekday; arrow keys tell each one</source>
        <extracomment>heat_map.py</extracomment>
        <translation>Tagesstunden nach Wochentag; die Pfeiltasten nennen jede einzeln</translation>
    </message>
    <message>
        <source>{day}, {0} to {1} o&apos;clock</source>
        <extracomment>heat_map.py</extracomment>
        <translation>{day}, {0} bis {1} Uhr</translation>
    </message>
    <message>
        <source>{when}: nothing recorded</source>
        <extracomment>heat_map.py</extracomment>
        <translation>{when}: nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>{words} (little to go by)</source>
        <extracomment>heat_map.py</extracomment>
        <translation>{words} (wenig Grundlage)</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>A report for a therapist, or a file for another program</source>
        <extracomment>history_page.py</extracomment>
        <translation>Ein Bericht für die Praxis, oder eine Datei für ein anderes Programm</translation>
    </message>
    <message>
        <source>After a day with the coach you will find here how it went: how much of the time was easy, when you sat for long, and what changes from week to week. Nothing of it leaves this computer.</source>
        <extracomment>history_page.py</extracomment>
        <translation>Nach einem Tag mit dem Coach siehst du hier, wie er war: wie viel der Zeit entspannt war, wann du lange gesessen hast und was sich von Woche zu Woche ändert. Nichts davon verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>By hour and weekday: {0}</source>
        <extracomment>history_page.py</extracomment>
        <translation>Nach Stunde und Wochentag: {0}</translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>history_page.py</extracomment>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Earlier</source>
        <extracomment>history_page.py</extracomment>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Earlier (Alt+Left)</source>
        <extracomment>history_page.py</extracomment>
        <translation>Früher (Alt+Links)</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>history_page.py</extracomment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>In words</source>
        <extracomment>history_page.py</extracomment>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>history_page.py</extracomment>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later (Alt+Right)</source>
        <extracomment>history_page.py</extracomment>
        <translation>Später (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Month</source>
        <extracomment>history_page.py</extracomment>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Nothing of {0} yet</source>
        <extracomment>history_page.py</extracomment>
        <translation>Noch nichts von {0}</translation>
    </message>
    <message>
        <source>Open this day</source>
        <extracomment>history_page.py</extracomment>
        <translation>Tag öffnen</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <extracomment>history_page.py</extracomment>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <extracomment>history_page.py</extracomment>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Reading the journal …</source>
        <extracomment>history_page.py</extracomment>
        <translation>Das Tagebuch wird gelesen …</translation>
    </message>
    <message>
        <source>Report …</source>
        <extracomment>history_page.py</extracomment>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <extracomment>history_page.py</extracomment>
        <translation>Gespeichert als {0}.</translation>
    </message>
    <message>
        <source>The day by the minute</source>
        <extracomment>history_page.py</extracomment>
        <translation>Der Tag Minute für Minute</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>history_page.py</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Two periods side by side</source>
        <extracomment>history_page.py</extracomment>
        <translation>Zwei Zeiträume nebeneinander</translation>
    </message>
    <message>
        <source>Week</source>
        <extracomment>history_page.py</extracomment>
        <translation>Woche</translation>
    </message>
    <message>
        <source>What is done here with this patient comes into a journal of its own, and so does a journal that the patient brings along.</source>
        <extracomment>history_page.py</extracomment>
        <translation>Was hier mit dieser Person gemacht wird, kommt in ein eigenes Tagebuch, und ebenso ein Tagebuch, das sie mitbringt.</translation>
    </message>
    <message>
        <source>What the trend shows</source>
        <extracomment>history_page.py</extracomment>
        <translation>Was die Kurve zeigt</translation>
    </message>
    <message>
        <source>Year</source>
        <extracomment>history_page.py</extracomment>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Your history begins with your first day</source>
        <extracomment>history_page.py</extracomment>
        <translation>Dein Verlauf beginnt mit deinem ersten Tag</translation>
    </message>
    <message>
        <source>this plot</source>
        <extracomment>history_page.py</extracomment>
        <translation>diese Kurve</translation>
    </message>
</context>
<context>
    <name>HurtView</name>
    <message>
        <source>Finish here (Esc)</source>
        <extracomment>player_hurt.py</extracomment>
        <translation>Hier aufhören (Esc)</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>player_hurt.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on, one level easier</source>
        <extracomment>player_hurt.py</extracomment>
        <translation>Weiter, eine Stufe leichter</translation>
    </message>
    <message>
        <source>Go on, smaller</source>
        <extracomment>player_hurt.py</extracomment>
        <translation>Weiter, kleiner</translation>
    </message>
    <message>
        <source>How strong is the pain now, 0 to 10?</source>
        <extracomment>player_hurt.py</extracomment>
        <translation>Wie stark ist der Schmerz jetzt, 0 bis 10?</translation>
    </message>
</context>
<context>
    <name>IntroView</name>
    <message>
        <source>Begin (Enter)</source>
        <extracomment>player_intro.py</extracomment>
        <translation>Beginnen (Eingabe)</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <extracomment>player_intro.py</extracomment>
        <translation>Stufe {0}</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>Assessments and snapshots</source>
        <extracomment>kept.py</extracomment>
        <translation>Untersuchungen und Momente</translation>
    </message>
    <message>
        <source>Compare two …</source>
        <extracomment>kept.py</extracomment>
        <translation>Zwei vergleichen …</translation>
    </message>
    <message>
        <source>Erase …</source>
        <extracomment>kept.py</extracomment>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>kept.py</extracomment>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>All groups</source>
        <extracomment>move_library.py</extracomment>
        <translation>Alle Gruppen</translation>
    </message>
    <message>
        <source>Any camera</source>
        <extracomment>move_library.py</extracomment>
        <translation>Jede Kamera</translation>
    </message>
    <message>
        <source>Camera at the side</source>
        <extracomment>move_library.py</extracomment>
        <translation>Kamera an der Seite</translation>
    </message>
    <message>
        <source>Camera in front</source>
        <extracomment>move_library.py</extracomment>
        <translation>Kamera vorn</translation>
    </message>
    <message>
        <source>Exercises</source>
        <extracomment>move_library.py</extracomment>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>move_library.py</extracomment>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Needs nothing but chair and desk</source>
        <extracomment>move_library.py</extracomment>
        <translation>Braucht nur Stuhl und Tisch</translation>
    </message>
    <message>
        <source>Open now</source>
        <extracomment>move_library.py</extracomment>
        <translation>Jetzt offen</translation>
    </message>
    <message>
        <source>Search the exercises</source>
        <extracomment>move_library.py</extracomment>
        <translation>Die Übungen durchsuchen</translation>
    </message>
    <message>
        <source>Search: name, purpose or part of the body</source>
        <extracomment>move_library.py</extracomment>
        <translation>Suche: Name, Zweck oder Körperteil</translation>
    </message>
    <message>
        <source>Sitting or standing</source>
        <extracomment>move_library.py</extracomment>
        <translation>Im Sitzen oder Stehen</translation>
    </message>
    <message>
        <source>Where the camera stands</source>
        <extracomment>move_library.py</extracomment>
        <translation>Wo die Kamera steht</translation>
    </message>
    <message>
        <source>waits</source>
        <extracomment>move_library.py</extracomment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>{0} of {1} exercises</source>
        <extracomment>move_library.py</extracomment>
        <translation>{0} von {1} Übungen</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>Live picture</source>
        <extracomment>picture.py</extracomment>
        <translation>Livebild</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <extracomment>picture.py</extracomment>
        <translation>Noch kein Bild</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close {0}</source>
        <extracomment>window.py</extracomment>
        <translation>{0} schließen</translation>
    </message>
    <message>
        <source>Go back to choose a camera, or start anew.</source>
        <extracomment>window.py</extracomment>
        <translation>Geh zurück und wähl eine Kamera, oder fang neu an.</translation>
    </message>
    <message>
        <source>It could not be written down.</source>
        <extracomment>window.py</extracomment>
        <translation>Es ließ sich nicht aufschreiben.</translation>
    </message>
    <message>
        <source>It is written down in {0}.</source>
        <extracomment>window.py</extracomment>
        <translation>Aufgeschrieben ist es in {0}.</translation>
    </message>
    <message>
        <source>Learn my neutral</source>
        <extracomment>window.py</extracomment>
        <translation>Haltung lernen</translation>
    </message>
    <message>
        <source>Let me learn how you sit at ease: {0} seconds, and everything is compared with that instead of with an ideal.</source>
        <extracomment>window.py</extracomment>
        <translation>Lass mich lernen, wie du entspannt sitzt: {0} Sekunden, und alles wird damit verglichen statt mit einem Ideal.</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <extracomment>window.py</extracomment>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Show why</source>
        <extracomment>window.py</extracomment>
        <translation>Grund zeigen</translation>
    </message>
    <message>
        <source>Something went wrong that is not your doing: {0}. {1}</source>
        <extracomment>window.py</extracomment>
        <translation>Etwas ist schiefgegangen, und du kannst nichts dafür: {0}. {1}</translation>
    </message>
    <message>
        <source>The clip is over.</source>
        <extracomment>window.py</extracomment>
        <translation>Der Clip ist zu Ende.</translation>
    </message>
    <message>
        <source>The looking stopped through a mistake in this program.</source>
        <extracomment>window.py</extracomment>
        <translation>Das Schauen endete durch einen Fehler in diesem Programm.</translation>
    </message>
    <message>
        <source>The settings file cannot be followed</source>
        <extracomment>window.py</extracomment>
        <translation>Die Einstellungsdatei ist so nicht lesbar</translation>
    </message>
    <message>
        <source>The settings file cannot be followed; the last good settings stay.</source>
        <extracomment>window.py</extracomment>
        <translation>Die Einstellungsdatei ist so nicht lesbar; es gelten die letzten brauchbaren Einstellungen.</translation>
    </message>
    <message>
        <source>The tray has gone from the desktop, so the window is back.</source>
        <extracomment>window.py</extracomment>
        <translation>Der Infobereich ist vom Desktop verschwunden, darum ist das Fenster zurück.</translation>
    </message>
    <message>
        <source>This is the sample clip: a rendered person, and that person&apos;s own neutral. What it measures are estimates, not a diagnosis.</source>
        <extracomment>window.py</extracomment>
        <translation>Das ist der Beispielclip: ein gerenderter Mensch und dessen eigene Neutralhaltung. Gemessen wird geschätzt; das ist keine Diagnose.</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>window.py</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Try again; if it happens once more, please report it.</source>
        <extracomment>window.py</extracomment>
        <translation>Versuch es noch einmal; passiert es wieder, melde es bitte.</translation>
    </message>
    <message>
        <source>Use my camera</source>
        <extracomment>window.py</extracomment>
        <translation>Meine Kamera</translation>
    </message>
    <message>
        <source>{0} is open on the page Clinic. This page is about you, and the camera is off for you meanwhile.</source>
        <extracomment>window.py</extracomment>
        <translation>{0} ist auf der Seite Praxis offen. Diese Seite handelt von dir, und die Kamera ist für dich so lange aus.</translation>
    </message>
</context>
<context>
    <name>MeasureCanvas</name>
    <message>
        <source>The frozen picture</source>
        <extracomment>measure_canvas.py</extracomment>
        <translation>Das angehaltene Bild</translation>
    </message>
</context>
<context>
    <name>MeasurePage</name>
    <message>
        <source>A PNG with the picture and what is drawn on it: no name and no date in it.</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Ein PNG mit dem Bild und dem, was darauf gezeichnet ist: ohne Namen und Datum.</translation>
    </message>
    <message>
        <source>All numbers with ±, source and notes are on the clipboard.</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Alle Zahlen mit ±, Quelle und Anmerkungen sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Blur faces in it</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Gesichter darin unkenntlich</translation>
    </message>
    <message>
        <source>Blurring faces …</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Gesichter werden unkenntlich gemacht …</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Freeze and measure</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Anhalten und messen</translation>
    </message>
    <message>
        <source>How long is it, in millimetres?</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Wie lang ist das, in Millimetern?</translation>
    </message>
    <message>
        <source>Keep this</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Das behalten</translation>
    </message>
    <message>
        <source>Kept. You find it on the page Clinic.</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Behalten. Du findest es auf der Seite Praxis.</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Körperpunkte</translation>
    </message>
    <message>
        <source>One picture back</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One picture on</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Save picture …</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Saved as {0}: the picture with what is drawn on it.</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Gespeichert als {0}: das Bild mit dem, was darauf gezeichnet ist.</translation>
    </message>
    <message>
        <source>The picture could not be blurred, so it was not saved.</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Die Gesichter ließen sich nicht unkenntlich machen, darum wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Time within the last minute</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Zeit innerhalb der letzten Minute</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Words on the picture</source>
        <extracomment>measure_page.py</extracomment>
        <translation>Worte auf dem Bild</translation>
    </message>
    <message>
        <source>{0} s ago</source>
        <extracomment>measure_page.py</extracomment>
        <translation>vor {0} s</translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message>
        <source>Before the plumb line:</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Vor dem Lot:</translation>
    </message>
    <message>
        <source>Craniovertebral angle</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Kraniovertebralwinkel</translation>
    </message>
    <message>
        <source>Drawn here</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Hier eingezeichnet</translation>
    </message>
    <message>
        <source>Ear</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Ohr</translation>
    </message>
    <message>
        <source>Hip</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>How somebody is</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Wie jemand ist</translation>
    </message>
    <message>
        <source>Knee</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Name of what is chosen</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Wie das Gewählte heißt</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Right of the plumb line:</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Rechts vom Lot:</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>Schulter</translation>
    </message>
    <message>
        <source>mark C7 and tragus by hand to measure it</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>C7 und Tragus von Hand markieren, um ihn zu messen</translation>
    </message>
    <message>
        <source>sitting</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>sitzt</translation>
    </message>
    <message>
        <source>standing</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>steht</translation>
    </message>
    <message>
        <source>standing or sitting?</source>
        <extracomment>measure_panel.py</extracomment>
        <translation>steht oder sitzt?</translation>
    </message>
</context>
<context>
    <name>MeasureTable</name>
    <message>
        <source>From neutral</source>
        <extracomment>table.py</extracomment>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Measure</source>
        <extracomment>table.py</extracomment>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Measures</source>
        <extracomment>table.py</extracomment>
        <translation>Messgrößen</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>table.py</extracomment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What is measured now. Choose a row to see its last ten minutes.</source>
        <extracomment>table.py</extracomment>
        <translation>Was gerade gemessen wird. Wähl eine Zeile, um ihre letzten zehn Minuten zu sehen.</translation>
    </message>
    <message>
        <source>Zone</source>
        <extracomment>table.py</extracomment>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>MovePage</name>
    <message>
        <source>All exercises</source>
        <extracomment>move_page.py</extracomment>
        <translation>Alle Übungen</translation>
    </message>
    <message>
        <source>How far you get</source>
        <extracomment>move_page.py</extracomment>
        <translation>Wie weit du kommst</translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>move_page.py</extracomment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the plan? What you did stays in your journal.</source>
        <extracomment>move_page.py</extracomment>
        <translation>Den Plan verlassen? Was du gemacht hast, bleibt in deinem Journal.</translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>move_page.py</extracomment>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Plans (*.toml *.json)</source>
        <extracomment>move_page.py</extracomment>
        <translation>Pläne (*.toml *.json)</translation>
    </message>
    <message>
        <source>Take in a therapist&apos;s plan</source>
        <extracomment>move_page.py</extracomment>
        <translation>Einen Plan aus der Praxis übernehmen</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>move_page.py</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Your answers are not read yet.</source>
        <extracomment>move_page.py</extracomment>
        <translation>Deine Antworten sind noch nicht gelesen.</translation>
    </message>
    <message>
        <source>{0}: it went well, {1} from now on.</source>
        <extracomment>move_page.py</extracomment>
        <translation>{0}: Es ging gut, ab jetzt {1}.</translation>
    </message>
    <message>
        <source>{0}: {1} for a while, easier is fine.</source>
        <extracomment>move_page.py</extracomment>
        <translation>{0}: eine Weile {1}, leichter ist in Ordnung.</translation>
    </message>
</context>
<context>
    <name>MovementRing</name>
    <message>
        <source>How far the movement is</source>
        <extracomment>player_ring.py</extracomment>
        <translation>Wie weit die Bewegung ist</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>The exercise has ended, as it is not open any more.</source>
        <extracomment>moving.py</extracomment>
        <translation>Die Übung ist beendet, denn sie ist nicht mehr offen.</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Good, stay as you are.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Gut, bleib so.</translation>
    </message>
    <message>
        <source>Here we go.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Es geht los.</translation>
    </message>
    <message>
        <source>Press Start when you sit comfortably.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Drück Start, sobald du bequem sitzt.</translation>
    </message>
    <message>
        <source>Show me how you sit at ease</source>
        <extracomment>welcome.py</extracomment>
        <translation>Zeig mir, wie du entspannt sitzt</translation>
    </message>
    <message>
        <source>Sit as is comfortable for you, tall but not stiff, and look at the screen. In 20 seconds I learn your own neutral. Everything is compared with it, not with an ideal.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Sitz, wie es dir bequem ist, groß, aber nicht steif, und schau auf den Bildschirm. In 20 Sekunden lerne ich deine eigene Neutralhaltung. Alles wird mit ihr verglichen, nicht mit einem Ideal.</translation>
    </message>
    <message>
        <source>Thank you, that is your neutral. You can learn it anew at any time.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Danke, das ist deine Neutralhaltung. Du kannst sie jederzeit neu lernen lassen.</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>All done for today. Well moved.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Alles gemacht für heute. Gut bewegt.</translation>
    </message>
    <message>
        <source>Also today</source>
        <extracomment>move_today.py</extracomment>
        <translation>Heute auch</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>move_today.py</extracomment>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>move_today.py</extracomment>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Nothing is due now</source>
        <extracomment>move_today.py</extracomment>
        <translation>Jetzt ist nichts vorgesehen</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>move_today.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The plan goes on once the exercises are open.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Der Plan geht weiter, sobald die Übungen offen sind.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <extracomment>notice.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <extracomment>notice.py</extracomment>
        <translation>Diese Nachricht schließen</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Choose how long to pause</source>
        <extracomment>now.py</extracomment>
        <translation>Wähl, wie lange Pause ist</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <extracomment>now.py</extracomment>
        <translation>Letzte 10 Minuten</translation>
    </message>
    <message>
        <source>Learn my neutral</source>
        <extracomment>now.py</extracomment>
        <translation>Haltung lernen</translation>
    </message>
    <message>
        <source>One moment</source>
        <extracomment>now.py</extracomment>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Opening the camera.</source>
        <extracomment>now.py</extracomment>
        <translation>Die Kamera wird geöffnet.</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>now.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused</source>
        <extracomment>now.py</extracomment>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Play it again</source>
        <extracomment>now.py</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Play the sample clip</source>
        <extracomment>now.py</extracomment>
        <translation>Beispielclip</translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>now.py</extracomment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Shows the program with a clip; needs no camera</source>
        <extracomment>now.py</extracomment>
        <translation>Zeigt das Programm mit einem Clip; braucht keine Kamera</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>now.py</extracomment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <extracomment>now.py</extracomment>
        <translation>Lernen beenden</translation>
    </message>
    <message>
        <source>That was all</source>
        <extracomment>now.py</extracomment>
        <translation>Das war alles</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <extracomment>now.py</extracomment>
        <translation>Die Kamera ist aus.</translation>
    </message>
    <message>
        <source>The camera is off: {0}.</source>
        <extracomment>now.py</extracomment>
        <translation>Die Kamera ist aus: {0}.</translation>
    </message>
    <message>
        <source>The clip is over.</source>
        <extracomment>now.py</extracomment>
        <translation>Der Clip ist zu Ende.</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>now.py</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Turns the camera off for half an hour, or on again</source>
        <extracomment>now.py</extracomment>
        <translation>Schaltet die Kamera für eine halbe Stunde aus oder wieder ein</translation>
    </message>
    <message>
        <source>Watches for some seconds how you sit at ease, to compare with later</source>
        <extracomment>now.py</extracomment>
        <translation>Schaut einige Sekunden, wie du entspannt sitzt, um später damit zu vergleichen</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <extracomment>now.py</extracomment>
        <translation>Was die Kurve zeigt</translation>
    </message>
</context>
<context>
    <name>OpenFlags</name>
    <message>
        <source>The number is 112 in the European Union, 999 in the United Kingdom and 911 in the United States and Canada.</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Die Nummer ist 112 in der Europäischen Union, 999 im Vereinigten Königreich und 911 in den USA und Kanada.</translation>
    </message>
    <message>
        <source>Yes, it has been checked</source>
        <extracomment>red_flags.py</extracomment>
        <translation>Ja, es ist abgeklärt</translation>
    </message>
</context>
<context>
    <name>OwnFigure</name>
    <message>
        <source>You, as the camera sees you</source>
        <extracomment>player_self.py</extracomment>
        <translation>Du, wie die Kamera dich sieht</translation>
    </message>
</context>
<context>
    <name>OwnShelf</name>
    <message>
        <source>In memory only, until the program ends. To keep it, choose a patient or make one.</source>
        <extracomment>shelf.py</extracomment>
        <translation>Nur im Arbeitsspeicher, bis das Programm endet. Um es zu behalten, wähle einen Patienten oder lege einen an.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Check-in</source>
        <extracomment>pages.py</extracomment>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Clinic</source>
        <extracomment>pages.py</extracomment>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>pages.py</extracomment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>pages.py</extracomment>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>pages.py</extracomment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Privacy</source>
        <extracomment>pages.py</extracomment>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>pages.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>pages.py</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Workplace</source>
        <extracomment>pages.py</extracomment>
        <translation>Arbeitsplatz</translation>
    </message>
</context>
<context>
    <name>PainScale</name>
    <message>
        <source>no pain</source>
        <extracomment>player_ask.py</extracomment>
        <translation>kein Schmerz</translation>
    </message>
    <message>
        <source>the worst imaginable</source>
        <extracomment>player_ask.py</extracomment>
        <translation>der stärkste vorstellbare</translation>
    </message>
    <message>
        <source>{0} of 10</source>
        <extracomment>player_ask.py</extracomment>
        <translation>{0} von 10</translation>
    </message>
</context>
<context>
    <name>PasswordFields</name>
    <message>
        <source>Nobody can open the file without it, nor can it be found out again. It is opened with Posture Coach: posturecoach journal open FILE -o PATH</source>
        <extracomment>password_fields.py</extracomment>
        <translation>Ohne das Passwort kann niemand die Datei öffnen, und es lässt sich auch nicht wiederfinden. Geöffnet wird sie mit Posture Coach: posturecoach journal open DATEI -o PFAD</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>password_fields.py</extracomment>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Protect it with a password</source>
        <extracomment>password_fields.py</extracomment>
        <translation>Mit einem Passwort schützen</translation>
    </message>
    <message>
        <source>The same once more</source>
        <extracomment>password_fields.py</extracomment>
        <translation>Noch einmal dasselbe</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <extracomment>password_fields.py</extracomment>
        <translation>Die beiden sind noch nicht gleich.</translation>
    </message>
</context>
<context>
    <name>PatientList</name>
    <message>
        <source>A pseudonym, such as P-017. Keep the key to it elsewhere; no real name is needed here.</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Ein Pseudonym, etwa P-017. Bewahre den Schlüssel dazu anderswo auf; ein richtiger Name wird hier nicht gebraucht.</translation>
    </message>
    <message>
        <source>Another pseudonym</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Ein anderes Pseudonym</translation>
    </message>
    <message>
        <source>Erase everything that is kept of {0}: journal, assessments, snapshots, plan? It can&apos;t be brought back.</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Alles löschen, was von {0} behalten ist: Tagebuch, Untersuchungen, Momente, Plan? Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Erase …</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Find</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Einen Patienten suchen</translation>
    </message>
    <message>
        <source>Myself</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Ich selbst</translation>
    </message>
    <message>
        <source>New patient …</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Neuer Patient …</translation>
    </message>
    <message>
        <source>Patients</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Rename …</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Who is here?</source>
        <extracomment>patient_list.py</extracomment>
        <translation>Wer ist hier?</translation>
    </message>
</context>
<context>
    <name>PatientShelf</name>
    <message>
        <source>In the folder of {0}: numbers alone. Pictures are gone when somebody else is opened.</source>
        <extracomment>shelf.py</extracomment>
        <translation>Im Ordner von {0}: nur Zahlen. Bilder sind weg, wenn jemand anderes geöffnet wird.</translation>
    </message>
    <message>
        <source>In the folder of {0}: numbers, and pictures with the face blurred.</source>
        <extracomment>shelf.py</extracomment>
        <translation>Im Ordner von {0}: Zahlen, und Bilder mit unkenntlichem Gesicht.</translation>
    </message>
    <message>
        <source>a snapshot</source>
        <extracomment>shelf.py</extracomment>
        <translation>ein Moment</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>While {0} is in front</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>Solange {0} vorn ist</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>paused until tomorrow</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>pausiert bis morgen</translation>
    </message>
    <message>
        <source>paused while {0} is in front</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>pausiert, solange {0} vorn ist</translation>
    </message>
    <message numerus="yes">
        <source>paused, %n minutes left</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>
            <numerusform>pausiert, noch %n Minute</numerusform>
            <numerusform>pausiert, noch %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>paused, less than a minute left</source>
        <extracomment>pause_menu.py</extracomment>
        <translation>pausiert, noch weniger als eine Minute</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>A flare-up: take it easy</source>
        <extracomment>move_today.py</extracomment>
        <translation>Ein Schub: ruhig angehen</translation>
    </message>
    <message>
        <source>Back to the usual plan</source>
        <extracomment>move_today.py</extracomment>
        <translation>Zurück zum üblichen Plan</translation>
    </message>
    <message>
        <source>Choose another plan…</source>
        <extracomment>move_today.py</extracomment>
        <translation>Anderen Plan wählen…</translation>
    </message>
    <message>
        <source>Leave the plan…</source>
        <extracomment>move_today.py</extracomment>
        <translation>Plan verlassen…</translation>
    </message>
    <message>
        <source>Since {0}.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Seit {0}.</translation>
    </message>
    <message>
        <source>Take in a therapist&apos;s plan…</source>
        <extracomment>move_today.py</extracomment>
        <translation>Plan aus der Praxis übernehmen…</translation>
    </message>
    <message>
        <source>When it has settled, take your therapist&apos;s plan in again.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Wenn es sich beruhigt hat, übernimm den Plan aus der Praxis noch einmal.</translation>
    </message>
    <message>
        <source>With the wishes of {0}.</source>
        <extracomment>move_today.py</extracomment>
        <translation>Mit den Wünschen von {0}.</translation>
    </message>
    <message>
        <source>Your plan: {0}</source>
        <extracomment>move_today.py</extracomment>
        <translation>Dein Plan: {0}</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>You in the last 60 seconds, as a figure</source>
        <extracomment>replay.py</extracomment>
        <translation>Du in den letzten 60 Sekunden, als Figur</translation>
    </message>
    <message>
        <source>nobody to be seen</source>
        <extracomment>replay.py</extracomment>
        <translation>niemand zu sehen</translation>
    </message>
    <message>
        <source>not to be seen well enough</source>
        <extracomment>replay.py</extracomment>
        <translation>nicht gut genug zu sehen</translation>
    </message>
    <message>
        <source>nothing was recorded here</source>
        <extracomment>replay.py</extracomment>
        <translation>hier wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>there is no neutral to draw you by</source>
        <extracomment>replay.py</extracomment>
        <translation>es gibt keine Neutralhaltung, nach der sich zeichnen ließe</translation>
    </message>
    <message>
        <source>you were seen</source>
        <extracomment>replay.py</extracomment>
        <translation>du warst zu sehen</translation>
    </message>
</context>
<context>
    <name>PlayerPage</name>
    <message>
        <source>Finish (Esc)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Beenden (Esc)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Vollbild (F)</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Weiter (Leertaste)</translation>
    </message>
    <message>
        <source>It hurts (H)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Es tut weh (H)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Small (F)</source>
        <extracomment>player_page.py</extracomment>
        <translation>Kleiner (F)</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Erase this for good? {0}</source>
        <extracomment>practice.py</extracomment>
        <translation>Das für immer löschen? {0}</translation>
    </message>
    <message>
        <source>Saved as {0}. Whoever has it can read it.</source>
        <extracomment>practice.py</extracomment>
        <translation>Gespeichert als {0}. Wer es hat, kann es lesen.</translation>
    </message>
    <message>
        <source>Taken in: {0} days, {1} minutes and {2} events.</source>
        <extracomment>practice.py</extracomment>
        <translation>Übernommen: {0} Tage, {1} Minuten und {2} Ereignisse.</translation>
    </message>
    <message>
        <source>The password of {0}</source>
        <extracomment>practice.py</extracomment>
        <translation>Das Passwort von {0}</translation>
    </message>
    <message>
        <source>This assessment can&apos;t be read: {0}</source>
        <extracomment>practice.py</extracomment>
        <translation>Diese Untersuchung ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>What the patient&apos;s own program has written</source>
        <extracomment>practice.py</extracomment>
        <translation>Was das eigene Programm der Patientin oder des Patienten geschrieben hat</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>A backup was made and checked.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Eine Sicherung wurde angelegt und geprüft.</translation>
    </message>
    <message>
        <source>A folder for everything that is kept</source>
        <extracomment>privacy.py</extracomment>
        <translation>Ein Ordner für alles Aufbewahrte</translation>
    </message>
    <message>
        <source>An export, a copy or a sealed file</source>
        <extracomment>privacy.py</extracomment>
        <translation>Ein Export, eine Kopie oder eine geschützte Datei</translation>
    </message>
    <message>
        <source>Erased: {0} minutes and {1} events.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Gelöscht: {0} Minuten und {1} Ereignisse.</translation>
    </message>
    <message>
        <source>It could not be done, through a mistake in this program.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Das ging nicht, durch einen Fehler in diesem Programm.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <extracomment>privacy.py</extracomment>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Taken in: {0} days, {1} minutes and {2} events.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Eingelesen: {0} Tage, {1} Minuten und {2} Ereignisse.</translation>
    </message>
    <message>
        <source>The journal, its backups, answers and plan are erased.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Das Tagebuch, seine Sicherungen, die Antworten und der Plan sind gelöscht.</translation>
    </message>
    <message>
        <source>The password of {0}</source>
        <extracomment>privacy.py</extracomment>
        <translation>Das Passwort von {0}</translation>
    </message>
    <message>
        <source>There is a backup of today already.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Von heute gibt es schon eine Sicherung.</translation>
    </message>
    <message>
        <source>Try again; if it happens once more, please report it.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Versuch es noch einmal; passiert es wieder, melde es bitte.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <extracomment>privacy.py</extracomment>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Written into {0}. It opens with the password only.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Geschrieben nach {0}. Es öffnet sich nur mit dem Passwort.</translation>
    </message>
    <message>
        <source>Written into {0}. Whoever has these files can read them.</source>
        <extracomment>privacy.py</extracomment>
        <translation>Geschrieben nach {0}. Wer diese Dateien hat, kann sie lesen.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>%n backups</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Sicherung</numerusform>
            <numerusform>%n Sicherungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other files in the folder</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n andere Datei im Ordner</numerusform>
            <numerusform>%n andere Dateien im Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times before</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Mal davor</numerusform>
            <numerusform>%n Mal davor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>; {0} in stretches that are over</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>; {0} in abgeschlossenen Strecken</translation>
    </message>
    <message>
        <source>All together</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Alles zusammen</translation>
    </message>
    <message>
        <source>Asks once more before anything is erased</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Fragt noch einmal, bevor etwas gelöscht wird</translation>
    </message>
    <message>
        <source>Camera</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Copies the journal beside itself, and checks it</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Legt eine Kopie des Tagebuchs daneben und prüft sie</translation>
    </message>
    <message>
        <source>Damaged journal, set aside</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Beschädigtes Tagebuch, beiseitegelegt</translation>
    </message>
    <message>
        <source>Days to erase</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zu löschende Tage</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Erase everything that was remembered? The journal and all its backups will be gone. Your settings and your neutral stay. It can&apos;t be undone; if you may want it later, export it first.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Alles löschen, was gemerkt wurde? Das Tagebuch und alle seine Sicherungen sind dann weg. Deine Einstellungen und deine Neutralhaltung bleiben. Das lässt sich nicht rückgängig machen; wenn du es später noch brauchen könntest, exportiere es vorher.</translation>
    </message>
    <message>
        <source>Erase everything …</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Alles löschen …</translation>
    </message>
    <message>
        <source>Erase it for good</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Erase these days</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Diese Tage löschen</translation>
    </message>
    <message>
        <source>Erase these days …</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Diese Tage löschen …</translation>
    </message>
    <message>
        <source>Erase {span} ({days})? Minutes, sums and events of this time will be gone, here and in the backups, which are made anew. It can&apos;t be undone; if you may want them later, export them first.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>{span} löschen ({days})? Minuten, Summen und Ereignisse dieser Zeit sind dann weg, hier und in den Sicherungen, die neu angelegt werden. Das lässt sich nicht rückgängig machen; wenn du sie später noch brauchen könntest, exportiere sie vorher.</translation>
    </message>
    <message>
        <source>Export everything …</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Alles exportieren …</translation>
    </message>
    <message>
        <source>For each minute: how the measures were, how long each zone lasted, how long you sat. And what happened: prompts and your answers, breaks, exercises, your notes.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Für jede Minute: wie die Messgrößen waren, wie lange jede Zone dauerte, wie lange du gesessen hast. Und was geschah: Hinweise und deine Antworten, Pausen, Übungen, deine Notizen.</translation>
    </message>
    <message>
        <source>In the journal</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Im Tagebuch</translation>
    </message>
    <message>
        <source>It is yours</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Es gehört dir</translation>
    </message>
    <message>
        <source>It was on today</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Heute war sie an</translation>
    </message>
    <message>
        <source>Journal</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Tagebuch</translation>
    </message>
    <message>
        <source>Keep a journal on this computer</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Auf diesem Computer ein Tagebuch führen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Mistakes of the program, written down</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Aufgeschriebene Fehler des Programms</translation>
    </message>
    <message>
        <source>Network connections</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Netzwerkverbindungen</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Neueste Sicherung</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Numbers and words stay on this computer, pictures are never stored, and nothing is sent anywhere. Here is what is so right now.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zahlen und Worte bleiben auf diesem Computer, Bilder werden nie gespeichert, und nichts wird irgendwohin geschickt. Hier steht, wie es jetzt gerade ist.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Pictures stored</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Gespeicherte Bilder</translation>
    </message>
    <message>
        <source>Privacy</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Reads an export, or a copy of another computer, into an empty journal</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Liest einen Export oder die Kopie eines anderen Computers in ein leeres Tagebuch ein</translation>
    </message>
    <message>
        <source>Remove single minutes after</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Einzelne Minuten entfernen nach</translation>
    </message>
    <message>
        <source>Right now</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Jetzt gerade</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shows these files where they are</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zeigt diese Dateien an ihrem Ort</translation>
    </message>
    <message>
        <source>Take in …</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Einlesen …</translation>
    </message>
    <message>
        <source>The sums of each day stay when its minutes are removed, so that the history keeps its long line. Backups are made once a day: the last seven, and four weekly ones.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Die Summen jedes Tages bleiben, wenn seine Minuten entfernt werden, damit der Verlauf lang bleibt. Gesichert wird einmal am Tag: die letzten sieben und vier wöchentliche bleiben.</translation>
    </message>
    <message>
        <source>To see for yourself: Resource Monitor lists under Network every program with a connection. This one has the number {0} and should not be among them.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zum Nachsehen: Der Ressourcenmonitor zeigt unter Netzwerk jedes Programm mit einer Verbindung. Dieses hat die Nummer {0} und sollte nicht dabei sein.</translation>
    </message>
    <message>
        <source>To see for yourself: in a terminal, “nettop -p {0}” lists the network connections of this program. The list should stay empty.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zum Nachsehen: In einem Terminal zeigt „nettop -p {0}“ die Netzwerkverbindungen dieses Programms. Die Liste sollte leer bleiben.</translation>
    </message>
    <message>
        <source>To see for yourself: in a terminal, “ss -tunp | grep -w {0}” lists the network connections of this program. It should say nothing.</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Zum Nachsehen: In einem Terminal zeigt „ss -tunp | grep -w {0}“ die Netzwerkverbindungen dieses Programms. Es sollte nichts erscheinen.</translation>
    </message>
    <message>
        <source>What is kept, and for how long</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Was aufbewahrt wird und wie lange</translation>
    </message>
    <message>
        <source>What is on the disk</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Was auf der Festplatte liegt</translation>
    </message>
    <message>
        <source>What the coach remembers</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Was der Coach sich merkt</translation>
    </message>
    <message>
        <source>Writes all that is kept into a folder of your choice, in open formats</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Schreibt alles Aufbewahrte in einen Ordner deiner Wahl, in offenen Formaten</translation>
    </message>
    <message>
        <source>Your answers, plan and exercises</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Deine Antworten, dein Plan und deine Übungen</translation>
    </message>
    <message>
        <source>Your neutral, by place</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>Deine Neutralhaltung, je Platz</translation>
    </message>
    <message>
        <source>could not be looked at</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>ließ sich nicht nachsehen</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>nie</translation>
    </message>
    <message>
        <source>no new ones are kept, as you chose</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>neue werden nicht aufbewahrt, wie du es gewählt hast</translation>
    </message>
    <message>
        <source>none yet</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>off since {0}</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>aus seit {0}</translation>
    </message>
    <message>
        <source>off; it was not on today</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>aus; heute war sie nicht an</translation>
    </message>
    <message>
        <source>on since {0}</source>
        <extracomment>privacy_page.py</extracomment>
        <translation>an seit {0}</translation>
    </message>
</context>
<context>
    <name>PrivacyStep</name>
    <message>
        <source>Every picture is looked at in the memory of this computer and dropped at once. Nothing is sent anywhere. Only numbers, such as angles, are ever stored, in files on this computer that belong to you. A picture is kept only if you order it. While paused, the camera is off.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Jedes Bild wird im Arbeitsspeicher dieses Rechners angeschaut und sofort verworfen. Nichts wird irgendwohin gesendet. Gespeichert werden nur Zahlen, etwa Winkel, in Dateien auf diesem Rechner, die dir gehören. Ein Bild wird nur behalten, wenn du es verlangst. Während einer Pause ist die Kamera aus.</translation>
    </message>
    <message>
        <source>It does not diagnose, treat or prevent any disease, and it does not replace a doctor or a therapist. What it measures are estimates from a camera; each number says its own ±.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Es stellt keine Diagnose, behandelt keine Krankheit und beugt keiner vor, und es ersetzt weder ärztlichen noch therapeutischen Rat. Was es misst, sind Schätzungen aus einer Kamera; jede Zahl nennt ihr eigenes ±.</translation>
    </message>
    <message>
        <source>It watches through your camera how you sit, and helps you to notice and to vary your posture.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Es schaut durch deine Kamera, wie du sitzt, und hilft dir, deine Haltung zu bemerken und abzuwechseln.</translation>
    </message>
    <message>
        <source>Privacy and what this is not</source>
        <extracomment>welcome.py</extracomment>
        <translation>Datenschutz, und was das hier nicht ist</translation>
    </message>
    <message>
        <source>Stop and seek help if something feels seriously amiss: new numbness or weakness, chest pain, pain after a fall, or pain that never eases. Ask your clinician first within twelve weeks of spine surgery or a fracture, or if you were told to avoid exercise. In pregnancy, adapt what you do. Under 16, use it with a guardian.</source>
        <extracomment>welcome.py</extracomment>
        <translation>Hör auf und hol Hilfe, wenn sich etwas ernsthaft ungut anfühlt: neue Taubheit oder Schwäche, Brustschmerz, Schmerz nach einem Sturz oder Schmerz, der nie nachlässt. Frag zuerst ärztlich nach in den zwölf Wochen nach einer Operation an der Wirbelsäule oder einem Bruch, oder wenn dir von Bewegung abgeraten wurde. Pass in der Schwangerschaft an, was du tust. Unter 16 nutze es gemeinsam mit deinen Eltern.</translation>
    </message>
    <message>
        <source>Welcome to Posture Coach</source>
        <extracomment>welcome.py</extracomment>
        <translation>Willkommen beim Posture Coach</translation>
    </message>
    <message>
        <source>What it does</source>
        <extracomment>welcome.py</extracomment>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>What it is not</source>
        <extracomment>welcome.py</extracomment>
        <translation>Was es nicht ist</translation>
    </message>
    <message>
        <source>When to ask first</source>
        <extracomment>welcome.py</extracomment>
        <translation>Wann du zuerst fragen solltest</translation>
    </message>
    <message>
        <source>Your pictures stay with you</source>
        <extracomment>welcome.py</extracomment>
        <translation>Deine Bilder bleiben bei dir</translation>
    </message>
</context>
<context>
    <name>RangeCard</name>
    <message>
        <source>Not tested yet.</source>
        <extracomment>move_range.py</extracomment>
        <translation>Noch nicht getestet.</translation>
    </message>
    <message>
        <source>Test it now</source>
        <extracomment>move_range.py</extracomment>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>This is your own start.</source>
        <extracomment>move_range.py</extracomment>
        <translation>Das ist dein eigener Anfang.</translation>
    </message>
    <message>
        <source>Waits, as the exercises for it do.</source>
        <extracomment>move_range.py</extracomment>
        <translation>Wartet, wie die Übungen dafür.</translation>
    </message>
    <message>
        <source>{0} (start {1}° on {2})</source>
        <extracomment>move_range.py</extracomment>
        <translation>{0} (Anfang {1}° am {2})</translation>
    </message>
    <message>
        <source>{0}° ± {1}° on {2}</source>
        <extracomment>move_range.py</extracomment>
        <translation>{0}° ± {1}° am {2}</translation>
    </message>
</context>
<context>
    <name>RangePage</name>
    <message>
        <source>Back (Esc)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Done (Enter)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Fertig (Eingabe)</translation>
    </message>
    <message>
        <source>Enough (Enter)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Genug (Eingabe)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Vollbild (F)</translation>
    </message>
    <message>
        <source>It hurts (H)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Es tut weh (H)</translation>
    </message>
    <message>
        <source>Nothing of this test is kept.</source>
        <extracomment>range_page.py</extracomment>
        <translation>Von diesem Test wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Small (F)</source>
        <extracomment>range_page.py</extracomment>
        <translation>Kleiner (F)</translation>
    </message>
</context>
<context>
    <name>RangeView</name>
    <message>
        <source>The best of three tries counts. What the camera tells is an estimate: a change of less than {0}° is no clear change.</source>
        <extracomment>move_range.py</extracomment>
        <translation>Der beste von drei Versuchen zählt. Was die Kamera angibt, ist geschätzt: Eine Änderung um weniger als {0}° ist keine klare Änderung.</translation>
    </message>
</context>
<context>
    <name>ReliabilityPage</name>
    <message>
        <source>Begin (Space)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Beginnen (Leertaste)</translation>
    </message>
    <message>
        <source>Changes smaller than the third column can&apos;t be told from the measuring itself here. Five repeats know it only roughly: see the interval behind it.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Änderungen, die kleiner sind als die dritte Spalte, lassen sich hier nicht vom Messen selbst unterscheiden. Fünf Wiederholungen wissen das nur ungefähr: siehe den Bereich dahinter.</translation>
    </message>
    <message>
        <source>Do it again</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Ganzer Bildschirm (F)</translation>
    </message>
    <message>
        <source>Hold still</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Stillhalten</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Verlassen (Esc)</translation>
    </message>
    <message>
        <source>Mean of five</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Mittel aus fünf</translation>
    </message>
    <message>
        <source>Measure</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Nobody is visible clearly enough.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Niemand ist deutlich genug zu sehen.</translation>
    </message>
    <message>
        <source>Not visible every time, and left out: {0}.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Nicht jedes Mal zu sehen und darum weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Reliability check</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Wiederholbarkeit prüfen</translation>
    </message>
    <message>
        <source>Small (F)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Klein (F)</translation>
    </message>
    <message>
        <source>Smallest change that is clear (95 %)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Kleinste deutliche Änderung (95 %)</translation>
    </message>
    <message>
        <source>Stand or sit as usual, then press Space.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Steh oder sitz wie gewohnt und drücke dann die Leertaste.</translation>
    </message>
    <message>
        <source>Standard error of measurement</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Standardfehler der Messung</translation>
    </message>
    <message>
        <source>Step away first: five looks at one moment say nothing about the set-up.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Geh erst weg: Fünf Blicke auf einen Moment sagen nichts über den Aufbau.</translation>
    </message>
    <message>
        <source>Step away, or get up, and come back.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Geh weg oder steh auf, und komm zurück.</translation>
    </message>
    <message>
        <source>Take the last one back (Backspace)</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Die letzte zurücknehmen (Rücktaste)</translation>
    </message>
    <message>
        <source>That was a movement; it begins again.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Das war eine Bewegung; es beginnt von vorn.</translation>
    </message>
    <message>
        <source>The same person is measured five times at the same place, and gets up or steps away in between. How far the five differ is what this set-up can&apos;t tell apart; later comparisons call only larger changes a change.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Dieselbe Person wird am selben Platz fünfmal gemessen und steht dazwischen auf oder geht weg. Wie weit die fünf auseinanderliegen, kann dieser Aufbau nicht unterscheiden; spätere Vergleiche nennen nur größere Änderungen eine Änderung.</translation>
    </message>
    <message>
        <source>Turn to the camera, or stand quite from the side.</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Dreh dich zur Kamera, oder steh ganz von der Seite.</translation>
    </message>
    <message>
        <source>Use from now on</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Von jetzt an verwenden</translation>
    </message>
    <message>
        <source>What the five repeats gave</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>Was die fünf Wiederholungen ergaben</translation>
    </message>
    <message>
        <source>{0:.0f} s more</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>noch {0:.0f} s</translation>
    </message>
    <message>
        <source>{0} of {1} taken</source>
        <extracomment>reliability_page.py</extracomment>
        <translation>{0} von {1} aufgenommen</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Close</source>
        <extracomment>replay.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Filled: your own neutral. Lines: you. Dashed or hatched: not measured. Only numbers were kept, in memory, and never pictures.</source>
        <extracomment>replay.py</extracomment>
        <translation>Gefüllt: deine Neutralhaltung. Linien: du. Gestrichelt oder schraffiert: nicht gemessen. Behalten wurden nur Zahlen, im Arbeitsspeicher, nie Bilder.</translation>
    </message>
    <message>
        <source>It is counted, and nothing changes</source>
        <extracomment>replay.py</extracomment>
        <translation>Es wird gezählt, und nichts ändert sich</translation>
    </message>
    <message>
        <source>It stays at: {0}.</source>
        <extracomment>replay.py</extracomment>
        <translation>Es bleibt bei: {0}.</translation>
    </message>
    <message>
        <source>Keep the rule, it was a false alarm</source>
        <extracomment>replay.py</extracomment>
        <translation>Regel behalten, es passte nur diesmal nicht</translation>
    </message>
    <message>
        <source>Loosen this rule</source>
        <extracomment>replay.py</extracomment>
        <translation>Diese Regel lockern</translation>
    </message>
    <message>
        <source>Moment of the last 60 seconds</source>
        <extracomment>replay.py</extracomment>
        <translation>Moment der letzten 60 Sekunden</translation>
    </message>
    <message>
        <source>Nothing is counted, and nothing changes</source>
        <extracomment>replay.py</extracomment>
        <translation>Es wird nichts gezählt, und nichts ändert sich</translation>
    </message>
    <message>
        <source>Nothing was recorded: the camera was off, or the program has just begun. Of the last minute there are only numbers, in memory, and never pictures.</source>
        <extracomment>replay.py</extracomment>
        <translation>Es wurde nichts aufgezeichnet: Die Kamera war aus, oder das Programm hat gerade erst begonnen. Von der letzten Minute gibt es nur Zahlen, im Arbeitsspeicher, nie Bilder.</translation>
    </message>
    <message>
        <source>Now: {0}.
Loosened: {1}.
Every other rule stays as it is.</source>
        <extracomment>replay.py</extracomment>
        <translation>Jetzt: {0}.
Gelockert: {1}.
Alle anderen Regeln bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>replay.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <extracomment>replay.py</extracomment>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>The minute before this prompt</source>
        <extracomment>replay.py</extracomment>
        <translation>Die Minute vor diesem Hinweis</translation>
    </message>
    <message>
        <source>This rule is as loose as it can be</source>
        <extracomment>replay.py</extracomment>
        <translation>Diese Regel ist so locker, wie sie sein kann</translation>
    </message>
    <message>
        <source>What loosening would change</source>
        <extracomment>replay.py</extracomment>
        <translation>Was das Lockern ändern würde</translation>
    </message>
    <message>
        <source>at the prompt</source>
        <extracomment>replay.py</extracomment>
        <translation>beim Hinweis</translation>
    </message>
    <message>
        <source>{0} s</source>
        <extracomment>replay.py</extracomment>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Results</source>
        <extracomment>assessment_results.py</extracomment>
        <translation>Ergebnisse</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>result.py</extracomment>
        <translation>
            <numerusform>Und noch %n weitere.</numerusform>
            <numerusform>Und noch %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer what is open</source>
        <extracomment>result.py</extracomment>
        <translation>Offenes beantworten</translation>
    </message>
    <message>
        <source>Between two answers: {0} Or: {1}</source>
        <extracomment>result.py</extracomment>
        <translation>Zwischen zwei Antworten: {0} Oder: {1}</translation>
    </message>
    <message>
        <source>Both together: {1} instead of {0}. Found by trying every pair.</source>
        <extracomment>result.py</extracomment>
        <translation>Beides zusammen: {1} statt {0}. Gefunden durch Probieren aller Paare.</translation>
    </message>
    <message>
        <source>Chair</source>
        <extracomment>result.py</extracomment>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>result.py</extracomment>
        <translation>Wieder prüfen</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>result.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>From what is known, no single change would lower the score.</source>
        <extracomment>result.py</extracomment>
        <translation>Nach allem, was bekannt ist, würde keine einzelne Änderung die Punktzahl senken.</translation>
    </message>
    <message>
        <source>Go through the answers</source>
        <extracomment>result.py</extracomment>
        <translation>Die Antworten durchgehen</translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <extracomment>result.py</extracomment>
        <translation>Maus und Tastatur</translation>
    </message>
    <message>
        <source>Not enough is known yet for a number.</source>
        <extracomment>result.py</extracomment>
        <translation>Für eine Zahl ist noch nicht genug bekannt.</translation>
    </message>
    <message>
        <source>Not known: {0}</source>
        <extracomment>result.py</extracomment>
        <translation>Nicht bekannt: {0}</translation>
    </message>
    <message>
        <source>Nothing needs to be changed.</source>
        <extracomment>result.py</extracomment>
        <translation>Es muss nichts geändert werden.</translation>
    </message>
    <message>
        <source>ROSA: {0}. It was made for trained observers; in 72 workplaces it went together with discomfort moderately (r = 0.38). A guide to what to change, no diagnosis.</source>
        <extracomment>result.py</extracomment>
        <translation>ROSA: {0}. Für geschulte Beobachter gemacht; an 72 Arbeitsplätzen hing es mäßig mit Beschwerden zusammen (r = 0,38). Ein Wegweiser, keine Diagnose.</translation>
    </message>
    <message>
        <source>Score: {0}</source>
        <extracomment>result.py</extracomment>
        <translation>Punktzahl: {0}</translation>
    </message>
    <message>
        <source>Screen and phone</source>
        <extracomment>result.py</extracomment>
        <translation>Bildschirm und Telefon</translation>
    </message>
    <message>
        <source>Some things can be made better.</source>
        <extracomment>result.py</extracomment>
        <translation>Manches lässt sich angenehmer machen.</translation>
    </message>
    <message>
        <source>The highest of the three counts. Who sits for more than 4 hours a day reaches 3 at best.</source>
        <extracomment>result.py</extracomment>
        <translation>Die höchste der drei zählt. Wer mehr als 4 Stunden am Tag sitzt, erreicht bestenfalls 3.</translation>
    </message>
    <message>
        <source>The score itself stays {0}, for other parts are as high; these ease it most.</source>
        <extracomment>result.py</extracomment>
        <translation>Die Punktzahl selbst bleibt {0}, denn andere Teile sind ebenso hoch; am meisten erleichtert dies.</translation>
    </message>
    <message>
        <source>These lower the score whatever the open answers are.</source>
        <extracomment>result.py</extracomment>
        <translation>Das senkt die Punktzahl, wie auch immer die offenen Antworten lauten.</translation>
    </message>
    <message>
        <source>What would help most</source>
        <extracomment>result.py</extracomment>
        <translation>Was am meisten helfen würde</translation>
    </message>
    <message>
        <source>When to check again</source>
        <extracomment>result.py</extracomment>
        <translation>Wann wieder geprüft wird</translation>
    </message>
    <message>
        <source>With it: {1} instead of {0}.</source>
        <extracomment>result.py</extracomment>
        <translation>Damit: {1} statt {0}.</translation>
    </message>
    <message>
        <source>Worth changing. From 5 on a closer look pays, by a specialist if you can.</source>
        <extracomment>result.py</extracomment>
        <translation>Eine Änderung lohnt sich. Ab 5 lohnt ein genauerer Blick, möglichst mit einer Fachperson.</translation>
    </message>
    <message>
        <source>Your workplace</source>
        <extracomment>result.py</extracomment>
        <translation>Dein Arbeitsplatz</translation>
    </message>
    <message numerus="yes">
        <source>in %n month(s)</source>
        <extracomment>result.py</extracomment>
        <translation>
            <numerusform>in %n Monat</numerusform>
            <numerusform>in %n Monaten</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>result.py</extracomment>
        <translation>nie</translation>
    </message>
    <message>
        <source>of 10, lower is easier</source>
        <extracomment>result.py</extracomment>
        <translation>von 10, niedriger ist leichter</translation>
    </message>
    <message>
        <source>that is {0}</source>
        <extracomment>result.py</extracomment>
        <translation>das ist {0}</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Learned so far: {0} %</source>
        <extracomment>ring.py</extracomment>
        <translation>Gelernt: {0} %</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Go on with the space bar.</source>
        <extracomment>player_run.py</extracomment>
        <translation>Weiter geht es mit der Leertaste.</translation>
    </message>
    <message>
        <source>Paused. Nothing counts now.</source>
        <extracomment>player_run.py</extracomment>
        <translation>Pause. Jetzt zählt nichts.</translation>
    </message>
    <message>
        <source>{0} left</source>
        <extracomment>player_run.py</extracomment>
        <translation>noch {0}</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>A clinician has cleared this…</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Eine Fachperson hat ja gesagt…</translation>
    </message>
    <message>
        <source>A few questions first</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Zuerst ein paar Fragen</translation>
    </message>
    <message>
        <source>If anything on the list of warning signs is new, tell it first.</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Wenn auf der Liste der Warnzeichen etwas neu ist, sag es bitte zuerst.</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>Some signs should be seen by a clinician before anybody exercises. Going through them takes about a minute. Meanwhile you can look at everything here.</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Manche Zeichen sollte eine Fachperson ansehen, bevor jemand übt. Sie durchzugehen dauert etwa eine Minute. Inzwischen kannst du dir hier alles ansehen.</translation>
    </message>
    <message>
        <source>Something is new…</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Etwas ist neu…</translation>
    </message>
    <message>
        <source>The exercises wait</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Die Übungen warten</translation>
    </message>
    <message>
        <source>To the questions</source>
        <extracomment>move_safety.py</extracomment>
        <translation>Zu den Fragen</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Show me</source>
        <extracomment>said.py</extracomment>
        <translation>Zeig es mir</translation>
    </message>
    <message>
        <source>Shows the last minute and the rule, and offers to loosen it</source>
        <extracomment>said.py</extracomment>
        <translation>Zeigt die letzte Minute und die Regel und bietet an, sie zu lockern</translation>
    </message>
    <message>
        <source>Shows your own neutral beside how you sit now, and the one difference</source>
        <extracomment>said.py</extracomment>
        <translation>Zeigt deine eigene Neutralhaltung neben deiner jetzigen, und den einen Unterschied</translation>
    </message>
    <message>
        <source>That was wrong</source>
        <extracomment>said.py</extracomment>
        <translation>Das passte nicht</translation>
    </message>
</context>
<context>
    <name>SaveButton</name>
    <message>
        <source>Drawing (SVG)…</source>
        <extracomment>exporting.py</extracomment>
        <translation>Zeichnung (SVG) …</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <extracomment>exporting.py</extracomment>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Save as</source>
        <extracomment>exporting.py</extracomment>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Save as: {0}</source>
        <extracomment>exporting.py</extracomment>
        <translation>Speichern als: {0}</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <extracomment>exporting.py</extracomment>
        <translation>Tabelle (CSV) …</translation>
    </message>
</context>
<context>
    <name>ScaleFields</name>
    <message>
        <source>{0}: these numbers do not fit together.</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>{0}: Diese Zahlen passen nicht zusammen.</translation>
    </message>
</context>
<context>
    <name>ScoreButton</name>
    <message>
        <source>Score, 0 to 100: {0}, {1}</source>
        <extracomment>score_button.py</extracomment>
        <translation>Punktzahl, 0 bis 100: {0}, {1}</translation>
    </message>
    <message>
        <source>Shows why</source>
        <extracomment>score_button.py</extracomment>
        <translation>Zeigt, warum</translation>
    </message>
    <message>
        <source>Why this score?</source>
        <extracomment>score_button.py</extracomment>
        <translation>Warum diese Punktzahl?</translation>
    </message>
</context>
<context>
    <name>ScoreScale</name>
    <message>
        <source>Scores from 1 to 10, marked: {0}</source>
        <extracomment>result.py</extracomment>
        <translation>Punktzahlen von 1 bis 10, markiert: {0}</translation>
    </message>
    <message>
        <source>no score</source>
        <extracomment>result.py</extracomment>
        <translation>keine Punktzahl</translation>
    </message>
</context>
<context>
    <name>Second</name>
    <message>
        <source>Opening the second camera</source>
        <extracomment>stage_second.py</extracomment>
        <translation>Die zweite Kamera wird geöffnet</translation>
    </message>
    <message>
        <source>The clip has ended</source>
        <extracomment>stage_second.py</extracomment>
        <translation>Der Clip ist zu Ende</translation>
    </message>
</context>
<context>
    <name>SelfCheckView</name>
    <message>
        <source>Keep</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Some exercises will then be easier, or wait. Under “What a clinician has told you” you can say what you may do.</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Manche Übungen sind dann leichter oder warten. Unter „Was dir eine Fachperson gesagt hat“ kannst du sagen, was du darfst.</translation>
    </message>
    <message>
        <source>Tick what applies to you.</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Hak an, was auf dich zutrifft.</translation>
    </message>
</context>
<context>
    <name>SelfModel</name>
    <message>
        <source>A small change is enough, whichever feels easy.</source>
        <extracomment>self_model.py</extracomment>
        <translation>Eine kleine Veränderung genügt, ganz wie sie sich leicht anfühlt.</translation>
    </message>
    <message>
        <source>Drawn from the side; the camera sees you from the front.</source>
        <extracomment>self_model.py</extracomment>
        <translation>Von der Seite gezeichnet; die Kamera sieht dich von vorn.</translation>
    </message>
    <message>
        <source>You, over your own neutral</source>
        <extracomment>self_model.py</extracomment>
        <translation>Du, über deiner eigenen Neutralhaltung</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>self_model.py</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>your neutral</source>
        <extracomment>self_model.py</extracomment>
        <translation>deine Neutralhaltung</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>A short sound for each repetition</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Ein kurzer Ton für jede Wiederholung</translation>
    </message>
    <message>
        <source>All of this is kept in</source>
        <extracomment>settings_page.py</extracomment>
        <translation>All das steht in</translation>
    </message>
    <message>
        <source>Another language shows when the program is started again.</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Eine andere Sprache gilt ab dem nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Body model</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Körpermodell</translation>
    </message>
    <message>
        <source>By tape measure, while your neutral is learned.</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Mit dem Maßband, während deine Neutralhaltung gelernt wird.</translation>
    </message>
    <message>
        <source>Camera</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera, clip or address of a stream</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Kamera, Clip oder Adresse eines Streams</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Distance from the camera to your eyes</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Abstand von der Kamera zu deinen Augen</translation>
    </message>
    <message>
        <source>Exercises</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Glasses</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Brille</translation>
    </message>
    <message>
        <source>I read through progressive lenses</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Ich lese durch Gleitsichtgläser</translation>
    </message>
    <message>
        <source>Keep looking, from the tray</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Weiterschauen, im Infobereich</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Look through</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Schauen durch</translation>
    </message>
    <message>
        <source>Looks for cameras anew</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Sucht noch einmal nach Kameras</translation>
    </message>
    <message>
        <source>Looks per second</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Blicke pro Sekunde</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Over the whole screen</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Über den ganzen Bildschirm</translation>
    </message>
    <message>
        <source>Path of the settings file</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Pfad der Einstellungsdatei</translation>
    </message>
    <message>
        <source>Picture</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Program</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>Say the cues with the computer&apos;s own voice</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Ansagen mit der Stimme des Computers sprechen</translation>
    </message>
    <message>
        <source>Screen, corner to corner</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Bildschirm, von Ecke zu Ecke</translation>
    </message>
    <message>
        <source>Search again</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings file</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Show it like a mirror</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Wie im Spiegel zeigen</translation>
    </message>
    <message>
        <source>Shown</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Shows the settings file</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Zeigt die Einstellungsdatei</translation>
    </message>
    <message>
        <source>Sounds</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Töne</translation>
    </message>
    <message>
        <source>This desktop shows no tray now; until it does, closing ends the program.</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Dieser Desktop zeigt gerade keinen Infobereich; so lange beendet Schließen das Programm.</translation>
    </message>
    <message>
        <source>Voice</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Writes the settings now in use over the file; the old one is kept beside it</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Schreibt die jetzt geltenden Einstellungen über die Datei; die alte bleibt daneben liegen</translation>
    </message>
    <message>
        <source>You and your screen</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Du und dein Bildschirm</translation>
    </message>
    <message>
        <source>You can also type a clip, a folder of pictures or the address of a stream.</source>
        <extracomment>settings_page.py</extracomment>
        <translation>Du kannst auch einen Clip, einen Bilderordner oder die Adresse eines Streams eintippen.</translation>
    </message>
    <message>
        <source>as the system has it</source>
        <extracomment>settings_page.py</extracomment>
        <translation>wie im System</translation>
    </message>
    <message>
        <source>as the system has them</source>
        <extracomment>settings_page.py</extracomment>
        <translation>wie im System</translation>
    </message>
    <message>
        <source>dark</source>
        <extracomment>settings_page.py</extracomment>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>full: recommended</source>
        <extracomment>settings_page.py</extracomment>
        <translation>voll: empfohlen</translation>
    </message>
    <message>
        <source>heavy: finest, and twice the work</source>
        <extracomment>settings_page.py</extracomment>
        <translation>schwer: am feinsten, doppelte Arbeit</translation>
    </message>
    <message>
        <source>light</source>
        <extracomment>settings_page.py</extracomment>
        <translation>hell</translation>
    </message>
    <message>
        <source>light: least work for the computer</source>
        <extracomment>settings_page.py</extracomment>
        <translation>leicht: am wenigsten Arbeit für den Rechner</translation>
    </message>
    <message>
        <source>not measured</source>
        <extracomment>settings_page.py</extracomment>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not told</source>
        <extracomment>settings_page.py</extracomment>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>{0}
Until then the last good settings stay.</source>
        <extracomment>settings_page.py</extracomment>
        <translation>{0}
Bis dahin gelten die letzten brauchbaren Einstellungen.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Assessment</source>
        <extracomment>shelf.py</extracomment>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <extracomment>shelf.py</extracomment>
        <translation>Moment</translation>
    </message>
    <message>
        <source>from the front</source>
        <extracomment>shelf.py</extracomment>
        <translation>von vorn</translation>
    </message>
    <message>
        <source>left side</source>
        <extracomment>shelf.py</extracomment>
        <translation>linke Seite</translation>
    </message>
    <message>
        <source>right side</source>
        <extracomment>shelf.py</extracomment>
        <translation>rechte Seite</translation>
    </message>
    <message>
        <source>sitting</source>
        <extracomment>shelf.py</extracomment>
        <translation>sitzend</translation>
    </message>
    <message>
        <source>standing</source>
        <extracomment>shelf.py</extracomment>
        <translation>stehend</translation>
    </message>
    <message>
        <source>what five repeats gave</source>
        <extracomment>shelf.py</extracomment>
        <translation>was fünf Wiederholungen ergaben</translation>
    </message>
</context>
<context>
    <name>ShowMe</name>
    <message>
        <source>Close</source>
        <extracomment>show_me.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>That was wrong</source>
        <extracomment>show_me.py</extracomment>
        <translation>Das passte nicht</translation>
    </message>
    <message>
        <source>The soft shape is your own neutral, as you let it be learned; the lines are you now. Drawn from numbers: no picture is kept.</source>
        <extracomment>show_me.py</extracomment>
        <translation>Die weiche Form ist deine eigene Neutralhaltung, wie du sie hast lernen lassen; die Linien bist du jetzt. Gezeichnet aus Zahlen: Kein Bild wird behalten.</translation>
    </message>
    <message>
        <source>There is no neutral of yours for this place to draw you by. Learn your neutral on the page Now, and it can be shown.</source>
        <extracomment>show_me.py</extracomment>
        <translation>Für diesen Platz gibt es noch keine Neutralhaltung von dir, nach der sich zeichnen ließe. Lass sie auf der Seite „Jetzt“ lernen, dann lässt es sich zeigen.</translation>
    </message>
    <message>
        <source>This is about no single difference that could be drawn.</source>
        <extracomment>show_me.py</extracomment>
        <translation>Hier geht es nicht um einen einzelnen Unterschied, der sich zeichnen ließe.</translation>
    </message>
    <message>
        <source>You, over your own neutral</source>
        <extracomment>show_me.py</extracomment>
        <translation>Du, über deiner eigenen Neutralhaltung</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Page {0}</source>
        <extracomment>sidebar.py</extracomment>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>Pages</source>
        <extracomment>sidebar.py</extracomment>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>SmallExercise</name>
    <message>
        <source>A few steps are a good break, too.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Auch ein paar Schritte sind eine gute Pause.</translation>
    </message>
    <message>
        <source>A little stroll</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Ein kleiner Spaziergang</translation>
    </message>
    <message>
        <source>A quiet minute</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Eine ruhige Minute</translation>
    </message>
    <message>
        <source>A small exercise</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Eine kleine Übung</translation>
    </message>
    <message>
        <source>Another one</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Eine andere</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Exercises are offered here once the questions about warning signs are answered, on the page Check-in.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Übungen werden hier angeboten, sobald die Fragen zu den Warnzeichen beantwortet sind, auf der Seite „Check-in“.</translation>
    </message>
    <message>
        <source>Get up, if that is easy for you, and walk a little: fetch water, look outside.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Steh auf, wenn dir das leichtfällt, und geh ein wenig: hol Wasser, schau nach draußen.</translation>
    </message>
    <message>
        <source>Look out of the window or close your eyes, as you like.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Schau aus dem Fenster oder schließ die Augen, wie du magst.</translation>
    </message>
    <message>
        <source>Only with somebody beside you.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Nur mit jemandem neben dir.</translation>
    </message>
    <message>
        <source>Small and easy is enough. Leave it out if a clinician told you to avoid exercise.</source>
        <extracomment>small_exercise.py</extracomment>
        <translation>Klein und leicht genügt. Lass sie aus, wenn dir ärztlich von Übungen abgeraten wurde.</translation>
    </message>
</context>
<context>
    <name>SoreCard</name>
    <message>
        <source>no</source>
        <extracomment>checkin_sore.py</extracomment>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>checkin_sore.py</extracomment>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>SoreView</name>
    <message>
        <source>Click where it hurts, or use Tab, the arrow keys and Space. Left and right are your own, as you feel them. Nothing has to be answered.</source>
        <extracomment>checkin_sore.py</extracomment>
        <translation>Klick an, wo es wehtut, oder nimm Tab, die Pfeiltasten und die Leertaste. Links und rechts sind deine eigenen Seiten, wie du sie spürst. Nichts muss beantwortet werden.</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>checkin_sore.py</extracomment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Where does it hurt?</source>
        <extracomment>checkin_sore.py</extracomment>
        <translation>Wo tut es weh?</translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message>
        <source>Check the workplace</source>
        <extracomment>speaking.py</extracomment>
        <translation>Arbeitsplatz prüfen</translation>
    </message>
    <message>
        <source>Half a minute</source>
        <extracomment>speaking.py</extracomment>
        <translation>Eine halbe Minute</translation>
    </message>
    <message>
        <source>Not now: {0}</source>
        <extracomment>speaking.py</extracomment>
        <translation>Jetzt nicht: {0}</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>speaking.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show me</source>
        <extracomment>speaking.py</extracomment>
        <translation>Zeig es mir</translation>
    </message>
    <message>
        <source>Start a break</source>
        <extracomment>speaking.py</extracomment>
        <translation>Pause beginnen</translation>
    </message>
    <message>
        <source>That was wrong</source>
        <extracomment>speaking.py</extracomment>
        <translation>Das passte nicht</translation>
    </message>
    <message>
        <source>Twenty seconds</source>
        <extracomment>speaking.py</extracomment>
        <translation>Zwanzig Sekunden</translation>
    </message>
</context>
<context>
    <name>StageKeys</name>
    <message>
        <source>All angles, or none</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Alle Winkel oder keine</translation>
    </message>
    <message>
        <source>Angles of head and neck</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Winkel von Kopf und Hals</translation>
    </message>
    <message>
        <source>Delay: now, 3, 5, 10 s</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Verzögerung: jetzt, 3, 5, 10 s</translation>
    </message>
    <message>
        <source>Elbows</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Face blurred</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Gesicht unkenntlich</translation>
    </message>
    <message>
        <source>Freeze and measure</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Anhalten und messen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Hips and knees</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Hüften und Knie</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Next camera</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Nächste Kamera</translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Picture as it is</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Bild, wie es ist</translation>
    </message>
    <message>
        <source>Plumb line</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Second camera</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Zweite Kamera</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>Space</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Stick figure alone</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Nur die Strichfigur</translation>
    </message>
    <message>
        <source>These keys</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Trunk</source>
        <extracomment>stage_keys.py</extracomment>
        <translation>Rumpf</translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message>
        <source>Freeze again as soon as the picture is there.</source>
        <extracomment>stage_page.py</extracomment>
        <translation>Halte noch einmal an, sobald das Bild da ist.</translation>
    </message>
    <message>
        <source>Live demonstration</source>
        <extracomment>stage_page.py</extracomment>
        <translation>Live-Vorführung</translation>
    </message>
    <message>
        <source>No picture comes</source>
        <extracomment>stage_page.py</extracomment>
        <translation>Es kommt kein Bild</translation>
    </message>
    <message>
        <source>No picture was kept yet</source>
        <extracomment>stage_page.py</extracomment>
        <translation>Noch ist kein Bild da</translation>
    </message>
    <message>
        <source>The camera may be off, or another program may hold it.</source>
        <extracomment>stage_page.py</extracomment>
        <translation>Vielleicht ist die Kamera aus, oder ein anderes Programm hat sie.</translation>
    </message>
</context>
<context>
    <name>StagePane</name>
    <message>
        <source>Body not visible</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Körper nicht zu sehen</translation>
    </message>
    <message>
        <source>From the front</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>From the left</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Von links</translation>
    </message>
    <message>
        <source>From the right</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Von rechts</translation>
    </message>
    <message>
        <source>Half turned: turn to the front or the side</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Halb gedreht: dreh dich nach vorn oder zur Seite</translation>
    </message>
    <message>
        <source>In {0} s</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>In {0} s</translation>
    </message>
    <message>
        <source>No picture</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>One moment</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Step back until head and hips are seen.</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Geh zurück, bis Kopf und Hüften zu sehen sind.</translation>
    </message>
    <message>
        <source>The face can&apos;t be hidden just now, so the picture isn&apos;t shown.</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Das Gesicht lässt sich gerade nicht verbergen, darum wird das Bild nicht gezeigt.</translation>
    </message>
    <message>
        <source>Then you see what was {0:.0f} s ago.</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>Dann siehst du, was vor {0:.0f} s war.</translation>
    </message>
    <message>
        <source>{0:.0f} s ago</source>
        <extracomment>stage_pane.py</extracomment>
        <translation>vor {0:.0f} s</translation>
    </message>
</context>
<context>
    <name>StageStrip</name>
    <message>
        <source>Angles</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>As it is</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Camera</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Delay</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Elbows</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Face blurred</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Gesicht unkenntlich</translation>
    </message>
    <message>
        <source>Freeze and measure</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Anhalten und messen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Head and neck</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Kopf und Hals</translation>
    </message>
    <message>
        <source>Hips and knees</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Hüften und Knie</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>No second camera</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Keine zweite Kamera</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Picture</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Plumb line</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Second camera</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Zweite Kamera</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>Small</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Space</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Stick figure</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Strichfigur</translation>
    </message>
    <message>
        <source>Trunk</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>{0:.0f} s</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>{0:.0f} s</translation>
    </message>
    <message>
        <source>{0} (key {1})</source>
        <extracomment>stage_strip.py</extracomment>
        <translation>{0} (Taste {1})</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Leave out</source>
        <extracomment>move_start.py</extracomment>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Pain {0} of 10</source>
        <extracomment>move_start.py</extracomment>
        <translation>Schmerz {0} von 10</translation>
    </message>
    <message>
        <source>Please tick this first.</source>
        <extracomment>move_start.py</extracomment>
        <translation>Bitte hak das zuerst an.</translation>
    </message>
    <message>
        <source>Somebody is beside me.</source>
        <extracomment>move_start.py</extracomment>
        <translation>Jemand ist neben mir.</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>move_start.py</extracomment>
        <translation>Start</translation>
    </message>
    <message>
        <source>This exercise waits</source>
        <extracomment>move_start.py</extracomment>
        <translation>Diese Übung wartet</translation>
    </message>
    <message>
        <source>To the check-in</source>
        <extracomment>move_start.py</extracomment>
        <translation>Zum Check-in</translation>
    </message>
    <message>
        <source>level 1 only, in the easy range.</source>
        <extracomment>move_start.py</extracomment>
        <translation>nur Stufe 1, dort wo es leicht geht.</translation>
    </message>
    <message>
        <source>please mind this.</source>
        <extracomment>move_start.py</extracomment>
        <translation>bitte denk daran.</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>As last time</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Wie letztes Mal</translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Beginnen (Eingabe)</translation>
    </message>
    <message>
        <source>Notes</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes for the document</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Notizen für das Dokument</translation>
    </message>
    <message>
        <source>One page with every step, as PDF or HTML</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Eine Seite mit jedem Schritt, als PDF oder HTML</translation>
    </message>
    <message>
        <source>Print the cues …</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Ansagen drucken …</translation>
    </message>
    <message>
        <source>Speak the cues</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Ansagen sprechen</translation>
    </message>
    <message>
        <source>Stand in the document. No real name is needed.</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Stehen im Dokument. Ein richtiger Name wird nicht gebraucht.</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <extracomment>assessment_start.py</extracomment>
        <translation>Was soll gemacht werden?</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>(note)</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>(Notiz)</translation>
    </message>
    <message>
        <source>Steps</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>done</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>fertig</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>skipped</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>to do</source>
        <extracomment>assessment_steps.py</extracomment>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>It hurts (H)</source>
        <extracomment>assessment_step.py</extracomment>
        <translation>Es tut weh (H)</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <extracomment>assessment_step.py</extracomment>
        <translation>Notiz (N)</translation>
    </message>
    <message>
        <source>Once more (R)</source>
        <extracomment>assessment_step.py</extracomment>
        <translation>Noch einmal (R)</translation>
    </message>
    <message>
        <source>Skip (S)</source>
        <extracomment>assessment_step.py</extracomment>
        <translation>Auslassen (S)</translation>
    </message>
    <message>
        <source>Take it (Space)</source>
        <extracomment>assessment_step.py</extracomment>
        <translation>Aufnehmen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>The last 60 seconds as a line</source>
        <extracomment>strip.py</extracomment>
        <translation>Die letzten 60 Sekunden als Linie</translation>
    </message>
    <message>
        <source>prompt</source>
        <extracomment>strip.py</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>you were seen</source>
        <extracomment>strip.py</extracomment>
        <translation>du warst zu sehen</translation>
    </message>
    <message>
        <source>{0} s</source>
        <extracomment>strip.py</extracomment>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>SubView</name>
    <message>
        <source>Back</source>
        <extracomment>checkin_parts.py</extracomment>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Done (Enter)</source>
        <extracomment>player_summary.py</extracomment>
        <translation>Fertig (Eingabe)</translation>
    </message>
    <message>
        <source>How strong is the pain now, 0 to 10?</source>
        <extracomment>player_summary.py</extracomment>
        <translation>Wie stark ist der Schmerz jetzt, 0 bis 10?</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>player_summary.py</extracomment>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>That is it for now.</source>
        <extracomment>player_summary.py</extracomment>
        <translation>Das war es für jetzt.</translation>
    </message>
</context>
<context>
    <name>TakeOutCard</name>
    <message>
        <source>A folder of tables: one row for each minute, day, hour, bout of sitting and event.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Ein Ordner mit Tabellen: eine Zeile für jede Minute, jeden Tag, jede Stunde, jede Sitzstrecke und jedes Ereignis.</translation>
    </message>
    <message>
        <source>A report, or a file, to take along</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Ein Bericht oder eine Datei zum Mitnehmen</translation>
    </message>
    <message>
        <source>All that is kept of these days; Posture Coach can take it in again.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Alles, was von diesen Tagen aufbewahrt wird; Posture Coach kann es wieder einlesen.</translation>
    </message>
    <message>
        <source>Asks for a place, and writes it there; nothing is sent</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Fragt nach einem Ort und schreibt es dorthin; nichts wird verschickt</translation>
    </message>
    <message>
        <source>Compared with</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Days</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Days to save</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Zu speichernde Tage</translation>
    </message>
    <message>
        <source>Everything in one file (JSON)</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Alles in einer Datei (JSON)</translation>
    </message>
    <message>
        <source>For a practice whose program reads FHIR R4: the sums of these days and your check-ins, without pictures.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Für eine Praxis, deren Programm FHIR R4 liest: die Summen dieser Tage und deine Check-ins, ohne Bilder.</translation>
    </message>
    <message>
        <source>For the computer of a practice (FHIR)</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Für den Computer einer Praxis (FHIR)</translation>
    </message>
    <message>
        <source>It could not be written, through a mistake in this program.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Das ließ sich nicht schreiben, durch einen Fehler in diesem Programm.</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name on it</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Name darauf</translation>
    </message>
    <message>
        <source>One page first, details after: how you sat, what changed, exercises, breaks, and what you noted. Without pictures. You decide who gets it.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Zuerst eine Seite, danach die Einzelheiten: wie du gesessen hast, was sich geändert hat, Übungen, Pausen und was du notiert hast. Ohne Bilder. Du entscheidest, wer es bekommt.</translation>
    </message>
    <message>
        <source>Report for a therapist, for a browser (HTML)</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Bericht für die Praxis, für den Browser (HTML)</translation>
    </message>
    <message>
        <source>Report for a therapist, to print (PDF)</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Bericht für die Praxis, zum Drucken (PDF)</translation>
    </message>
    <message>
        <source>Save …</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saved as {0}. It opens with the password only.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Gespeichert als {0}. Es öffnet sich nur mit dem Passwort.</translation>
    </message>
    <message>
        <source>Saved as {0}. Whoever has it can read it.</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Gespeichert als {0}. Wer es hat, kann es lesen.</translation>
    </message>
    <message>
        <source>Tables for a spreadsheet (CSV)</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Tabellen für die Tabellenkalkulation (CSV)</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Was</translation>
    </message>
    <message>
        <source>What to save</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>Writing {0} …</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>{0} wird geschrieben …</translation>
    </message>
    <message>
        <source>as many days just before</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>ebenso vielen Tagen davor</translation>
    </message>
    <message>
        <source>its own beginning: last week with first week</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>dem eigenen Anfang: letzte Woche mit erster Woche</translation>
    </message>
    <message>
        <source>none, or a made-up one</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>keiner, oder ein erfundener</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>take_out_card.py</extracomment>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>TenMinutes</name>
    <message>
        <source>The last ten minutes</source>
        <extracomment>plot.py</extracomment>
        <translation>Die letzten zehn Minuten</translation>
    </message>
</context>
<context>
    <name>TherapistView</name>
    <message>
        <source>A plan from {0}</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Ein Plan von {0}</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Leave it</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Next visit: {0}.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Nächster Termin: {0}.</translation>
    </message>
    <message>
        <source>Nothing has changed yet. Read it, then take it or leave it.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Noch hat sich nichts geändert. Lies ihn, dann übernimm ihn oder lass es, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing: your plan is like this.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Nichts: Dein Plan ist schon so.</translation>
    </message>
    <message>
        <source>Please have this put right in {0}:</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Bitte lass das in {0} richtigstellen:</translation>
    </message>
    <message>
        <source>Take it</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>These stay closed for now, because of your answers: {0}.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Wegen deiner Antworten bleiben diese vorerst geschlossen: {0}.</translation>
    </message>
    <message>
        <source>This plan can&apos;t be taken in</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Dieser Plan lässt sich nicht übernehmen</translation>
    </message>
    <message>
        <source>What changes</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Written on {0}.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Geschrieben am {0}.</translation>
    </message>
    <message>
        <source>Your plan stays as it is.</source>
        <extracomment>move_therapist.py</extracomment>
        <translation>Dein Plan bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>A clinician has named a day</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Eine Fachperson hat einen Tag genannt</translation>
    </message>
    <message>
        <source>A word about it</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Ein Wort dazu</translation>
    </message>
    <message>
        <source>A word about it, if you like</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Ein Wort dazu, wenn du magst</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Exercise again from {0} on</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Ab {0} wieder üben</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>On which day?</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>An welchem Tag?</translation>
    </message>
    <message>
        <source>One more</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Noch eine</translation>
    </message>
    <message>
        <source>So far</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Until that day the exercises wait. Without a day they wait until you say under “What a clinician has told you” that you may.</source>
        <extracomment>checkin_timeline.py</extracomment>
        <translation>Bis zu diesem Tag warten die Übungen. Ohne einen Tag warten sie, bis du unter „Was dir eine Fachperson gesagt hat“ sagst, dass du darfst.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <extracomment>toast.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>toast.py</extracomment>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Offers pauses that end by themselves</source>
        <extracomment>toast.py</extracomment>
        <translation>Bietet Pausen an, die von selbst enden</translation>
    </message>
    <message>
        <source>Posture Coach: a prompt</source>
        <extracomment>toast.py</extracomment>
        <translation>Posture Coach: ein Hinweis</translation>
    </message>
    <message>
        <source>Shows the last minute, and offers to loosen the rule</source>
        <extracomment>toast.py</extracomment>
        <translation>Zeigt die letzte Minute und bietet an, die Regel zu lockern</translation>
    </message>
    <message>
        <source>That was wrong</source>
        <extracomment>toast.py</extracomment>
        <translation>Das passte nicht</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>A line about today</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Eine Zeile zu heute</translation>
    </message>
    <message>
        <source>A line, if you like. Return keeps it.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Eine Zeile, wenn du magst. Die Eingabetaste speichert sie.</translation>
    </message>
    <message>
        <source>Answer after all</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Doch antworten</translation>
    </message>
    <message>
        <source>Ask daily again</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Wieder täglich fragen</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Last 24 hours …</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Letzte 24 Stunden …</translation>
    </message>
    <message>
        <source>Never again</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Nie mehr</translation>
    </message>
    <message>
        <source>Not today</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Heute nicht</translation>
    </message>
    <message>
        <source>Not today.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Heute nicht.</translation>
    </message>
    <message>
        <source>Noted, thank you.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Notiert, danke.</translation>
    </message>
    <message>
        <source>Once more</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Pain today</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Schmerz heute</translation>
    </message>
    <message>
        <source>The daily question is switched off.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Die tägliche Frage ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The least can&apos;t be above the most, nor now above it.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Der schwächste Wert kann nicht über dem stärksten liegen, und der von jetzt auch nicht.</translation>
    </message>
    <message>
        <source>You can switch it on again here at any time.</source>
        <extracomment>checkin_today.py</extracomment>
        <translation>Du kannst sie hier jederzeit wieder einschalten.</translation>
    </message>
</context>
<context>
    <name>TodayLine</name>
    <message>
        <source>No journal is kept, so there is no line of the day: which minute was how, what was said and when you were away is forgotten at once. The sums below count only since the program started.</source>
        <extracomment>today_line.py</extracomment>
        <translation>Es wird kein Tagebuch geführt, darum gibt es keine Linie des Tages: Welche Minute wie war, was gesagt wurde und wann du weg warst, ist sofort vergessen. Die Summen unten zählen erst seit dem Start des Programms.</translation>
    </message>
    <message>
        <source>Opens the history</source>
        <extracomment>today_line.py</extracomment>
        <translation>Öffnet den Verlauf</translation>
    </message>
    <message>
        <source>Other days</source>
        <extracomment>today_line.py</extracomment>
        <translation>Andere Tage</translation>
    </message>
    <message>
        <source>The day by the minute</source>
        <extracomment>today_line.py</extracomment>
        <translation>Der Tag Minute für Minute</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Away</source>
        <extracomment>today.py</extracomment>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Breaks</source>
        <extracomment>today.py</extracomment>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Check the workplace</source>
        <extracomment>today.py</extracomment>
        <translation>Arbeitsplatz prüfen</translation>
    </message>
    <message>
        <source>How the sitting was</source>
        <extracomment>today.py</extracomment>
        <translation>Wie das Sitzen war</translation>
    </message>
    <message>
        <source>It is time to look at your workplace again, when it suits you.</source>
        <extracomment>today.py</extracomment>
        <translation>Es ist Zeit, wieder nach deinem Arbeitsplatz zu schauen, wann es dir passt.</translation>
    </message>
    <message>
        <source>Longest stretch</source>
        <extracomment>today.py</extracomment>
        <translation>Längste Strecke</translation>
    </message>
    <message>
        <source>Since midnight. Kept as numbers in the journal on this computer.</source>
        <extracomment>today.py</extracomment>
        <translation>Seit Mitternacht. Als Zahlen im Tagebuch auf diesem Computer aufbewahrt.</translation>
    </message>
    <message>
        <source>Since the program started at {0}. Nothing of it is kept.</source>
        <extracomment>today.py</extracomment>
        <translation>Seit dem Start des Programms um {0}. Nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Sitting</source>
        <extracomment>today.py</extracomment>
        <translation>Sitzen</translation>
    </message>
    <message>
        <source>This stretch</source>
        <extracomment>today.py</extracomment>
        <translation>Diese Strecke</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>today.py</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>away for {0} s or longer</source>
        <extracomment>today.py</extracomment>
        <translation>für {0} s oder länger weg</translation>
    </message>
    <message>
        <source>could not be judged</source>
        <extracomment>today.py</extracomment>
        <translation>nicht zu beurteilen</translation>
    </message>
    <message>
        <source>nobody in the picture</source>
        <extracomment>today.py</extracomment>
        <translation>niemand im Bild</translation>
    </message>
    <message>
        <source>since the last break</source>
        <extracomment>today.py</extracomment>
        <translation>seit der letzten Pause</translation>
    </message>
    <message>
        <source>time in which I saw you</source>
        <extracomment>today.py</extracomment>
        <translation>Zeit, in der ich dich sah</translation>
    </message>
    <message>
        <source>without a break</source>
        <extracomment>today.py</extracomment>
        <translation>ohne Pause</translation>
    </message>
</context>
<context>
    <name>ToldView</name>
    <message>
        <source>A clinician has said that I may exercise with it</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Eine Fachperson hat gesagt, dass ich damit üben darf</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Tick what holds for you. Some exercises then wait until a clinician has said that you may do them; the second tick says so.</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Hak an, was auf dich zutrifft. Manche Übungen warten dann, bis eine Fachperson gesagt hat, dass du sie machen darfst; das sagt der zweite Haken.</translation>
    </message>
    <message>
        <source>What a clinician has told you</source>
        <extracomment>checkin_told.py</extracomment>
        <translation>Was dir eine Fachperson gesagt hat</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Looking at the picture …</source>
        <extracomment>tools.py</extracomment>
        <translation>Das Bild wird angesehen …</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>The form: {0}, or from your clinician.</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Der Bogen: {0}, oder von deiner Fachperson.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open</source>
        <extracomment>tray.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>tray.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Posture Coach: {0}</source>
        <extracomment>tray.py</extracomment>
        <translation>Posture Coach: {0}</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>tray.py</extracomment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Re-zero</source>
        <extracomment>tray.py</extracomment>
        <translation>Haltung neu setzen</translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>tray.py</extracomment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Today&apos;s figures</source>
        <extracomment>tray.py</extracomment>
        <translation>Zahlen von heute</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>Pain by day</source>
        <extracomment>checkin_trend.py</extracomment>
        <translation>Schmerz nach Tagen</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>At the start, {0}: {1}.</source>
        <extracomment>checkin_trend.py</extracomment>
        <translation>Am Anfang, {0}: {1}.</translation>
    </message>
    <message>
        <source>Compared with that: {0}.</source>
        <extracomment>checkin_trend.py</extracomment>
        <translation>Verglichen damit: {0}.</translation>
    </message>
    <message>
        <source>Pain, the last six weeks</source>
        <extracomment>checkin_trend.py</extracomment>
        <translation>Schmerz, die letzten sechs Wochen</translation>
    </message>
    <message>
        <source>Within the band a change is too small to mean anything.</source>
        <extracomment>checkin_trend.py</extracomment>
        <translation>Innerhalb des Bandes ist eine Änderung zu klein, um etwas zu bedeuten.</translation>
    </message>
</context>
<context>
    <name>TrendPlot</name>
    <message>
        <source>The trend; arrow keys tell each point, Enter opens it</source>
        <extracomment>history_plot.py</extracomment>
        <translation>Die Kurve; die Pfeiltasten nennen jeden Punkt, die Eingabetaste öffnet ihn</translation>
    </message>
</context>
<context>
    <name>WeekView</name>
    <message>
        <source>Last week</source>
        <extracomment>move_week.py</extracomment>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Next week</source>
        <extracomment>move_week.py</extracomment>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Nothing is due: a day of rest.</source>
        <extracomment>move_week.py</extracomment>
        <translation>Es steht nichts an: ein Ruhetag.</translation>
    </message>
    <message>
        <source>The monthly look back</source>
        <extracomment>move_week.py</extracomment>
        <translation>Der monatliche Rückblick</translation>
    </message>
    <message>
        <source>The plan waits, as the exercises do.</source>
        <extracomment>move_week.py</extracomment>
        <translation>Der Plan wartet, wie die Übungen auch.</translation>
    </message>
    <message>
        <source>The week after</source>
        <extracomment>move_week.py</extracomment>
        <translation>Die Woche danach</translation>
    </message>
    <message>
        <source>The week before</source>
        <extracomment>move_week.py</extracomment>
        <translation>Die Woche davor</translation>
    </message>
    <message>
        <source>The week from {0}</source>
        <extracomment>move_week.py</extracomment>
        <translation>Die Woche ab {0}</translation>
    </message>
    <message>
        <source>This week</source>
        <extracomment>move_week.py</extracomment>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>move_week.py</extracomment>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>WeeklyView</name>
    <message>
        <source>Answer what you like, and leave out what you like.</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Beantworte, was du magst, und lass aus, was du magst.</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>This week</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>What is different this week? The place first.</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Was ist diese Woche anders? Der Platz zuerst.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Back</source>
        <extracomment>welcome.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>welcome.py</extracomment>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>welcome.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>I agree</source>
        <extracomment>welcome.py</extracomment>
        <translation>Einverstanden</translation>
    </message>
    <message>
        <source>Play the sample clip</source>
        <extracomment>welcome.py</extracomment>
        <translation>Beispielclip</translation>
    </message>
    <message>
        <source>Shows the program with a clip; needs no camera</source>
        <extracomment>welcome.py</extracomment>
        <translation>Zeigt das Programm mit einem Clip; braucht keine Kamera</translation>
    </message>
    <message>
        <source>Skip this</source>
        <extracomment>welcome.py</extracomment>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>welcome.py</extracomment>
        <translation>Start</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <extracomment>welcome.py</extracomment>
        <translation>Schritt {0} von {1}</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <extracomment>welcome.py</extracomment>
        <translation>Lernen beenden</translation>
    </message>
    <message>
        <source>You can learn your neutral later as well</source>
        <extracomment>welcome.py</extracomment>
        <translation>Du kannst deine Neutralhaltung auch später lernen lassen</translation>
    </message>
</context>
<context>
    <name>WhatChanged</name>
    <message>
        <source>Different this week: {0}</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Diese Woche anders: {0}</translation>
    </message>
    <message>
        <source>How I sleep</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie ich schlafe</translation>
    </message>
    <message>
        <source>How long I sit in one go</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie lange ich am Stück sitze</translation>
    </message>
    <message>
        <source>How much I move or exercise</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie viel ich mich bewege oder übe</translation>
    </message>
    <message>
        <source>How much is on my mind</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie viel mir durch den Kopf geht</translation>
    </message>
    <message>
        <source>How my place is set up</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie mein Platz eingerichtet ist</translation>
    </message>
    <message>
        <source>How often I get up</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Wie oft ich aufstehe</translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>In deinen eigenen Worten, wenn du magst</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>What I lift or do in my work</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Was ich bei der Arbeit hebe oder tue</translation>
    </message>
    <message>
        <source>What is different, in your own words</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Was anders ist, in deinen eigenen Worten</translation>
    </message>
</context>
<context>
    <name>WhereCard</name>
    <message>
        <source>Be there, and sit at ease; it is learned for where you are</source>
        <extracomment>where.py</extracomment>
        <translation>Sei dort und sitz entspannt; gelernt wird, wo du gerade bist</translation>
    </message>
    <message>
        <source>Forget</source>
        <extracomment>where.py</extracomment>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget {0}</source>
        <extracomment>where.py</extracomment>
        <translation>{0} vergessen</translation>
    </message>
    <message>
        <source>Learn anew</source>
        <extracomment>where.py</extracomment>
        <translation>Neu lernen</translation>
    </message>
    <message>
        <source>Learn my neutral here</source>
        <extracomment>where.py</extracomment>
        <translation>Haltung hier lernen</translation>
    </message>
    <message>
        <source>Learn {0} anew</source>
        <extracomment>where.py</extracomment>
        <translation>{0} neu lernen</translation>
    </message>
    <message>
        <source>Name of this place</source>
        <extracomment>where.py</extracomment>
        <translation>Name dieses Platzes</translation>
    </message>
    <message>
        <source>Not learned yet.</source>
        <extracomment>where.py</extracomment>
        <translation>Noch nicht gelernt.</translation>
    </message>
    <message>
        <source>Watches for some seconds how you sit at ease, wherever you are now</source>
        <extracomment>where.py</extracomment>
        <translation>Schaut einige Sekunden, wie du entspannt sitzt, wo du gerade bist</translation>
    </message>
    <message>
        <source>Where you sit, and your neutral there</source>
        <extracomment>where.py</extracomment>
        <translation>Wo du sitzt, und deine Neutralhaltung dort</translation>
    </message>
    <message>
        <source>Which place you are at is found out when you come, and when the camera moves; slumping changes nothing.</source>
        <extracomment>where.py</extracomment>
        <translation>An welchem Platz du bist, wird ermittelt, wenn du kommst und wenn sich die Kamera bewegt; Zusammensinken ändert daran nichts.</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Back</source>
        <extracomment>wizard.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go on later</source>
        <extracomment>wizard.py</extracomment>
        <translation>Später weiter</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <extracomment>wizard.py</extracomment>
        <translation>Wie weit die Prüfung ist</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <extracomment>wizard.py</extracomment>
        <translation>Weiß ich nicht</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>wizard.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Question {0} of {1}</source>
        <extracomment>wizard.py</extracomment>
        <translation>Frage {0} von {1}</translation>
    </message>
    <message>
        <source>Show the result</source>
        <extracomment>wizard.py</extracomment>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>The score becomes a range where it matters</source>
        <extracomment>wizard.py</extracomment>
        <translation>Wo es darauf ankommt, wird die Punktzahl ein Bereich</translation>
    </message>
    <message>
        <source>Your answers are kept</source>
        <extracomment>wizard.py</extracomment>
        <translation>Deine Antworten bleiben erhalten</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>About your work</source>
        <extracomment>work_card.py</extracomment>
        <translation>Über deine Arbeit</translation>
    </message>
    <message>
        <source>Answered on {0}.</source>
        <extracomment>work_card.py</extracomment>
        <translation>Beantwortet am {0}.</translation>
    </message>
    <message>
        <source>Both feet rest on something</source>
        <extracomment>work_card.py</extracomment>
        <translation>Beide Füße ruhen auf etwas</translation>
    </message>
    <message>
        <source>Forearms are twisted as far as they go</source>
        <extracomment>work_card.py</extracomment>
        <translation>Die Unterarme sind so weit gedreht, wie es geht</translation>
    </message>
    <message>
        <source>Forearms or elbows rest on something</source>
        <extracomment>work_card.py</extracomment>
        <translation>Unterarme oder Ellbogen liegen auf</translation>
    </message>
    <message>
        <source>It is held, or lifted 4 times a minute or more</source>
        <extracomment>work_card.py</extracomment>
        <translation>Es wird gehalten, oder 4-mal pro Minute oder öfter gehoben</translation>
    </message>
    <message>
        <source>Not answered yet.</source>
        <extracomment>work_card.py</extracomment>
        <translation>Noch nicht beantwortet.</translation>
    </message>
    <message>
        <source>RULA and REBA of a posture stand here once you hold one for 4 seconds.</source>
        <extracomment>work_card.py</extracomment>
        <translation>RULA und REBA einer Haltung stehen hier, sobald du eine 4 Sekunden lang hältst.</translation>
    </message>
    <message>
        <source>So far: whatever is held for over a minute adds a point.</source>
        <extracomment>work_card.py</extracomment>
        <translation>Bisher: Was über eine Minute gehalten wird, bringt einen Punkt dazu.</translation>
    </message>
    <message>
        <source>Sources: {0}</source>
        <extracomment>work_card.py</extracomment>
        <translation>Quellen: {0}</translation>
    </message>
    <message>
        <source>The posture you hold now: RULA {0} (of 1 to 7), REBA {1} (of 1 to 15). Lower is easier; an estimate of what can be seen.</source>
        <extracomment>work_card.py</extracomment>
        <translation>Die Haltung, die du gerade hältst: RULA {0} (von 1 bis 7), REBA {1} (von 1 bis 15). Niedriger ist leichter; eine Schätzung aus dem, was zu sehen ist.</translation>
    </message>
    <message>
        <source>Upper arms hang beside the body</source>
        <extracomment>work_card.py</extracomment>
        <translation>Die Oberarme hängen am Körper</translation>
    </message>
    <message>
        <source>What the camera can&apos;t see. RULA and REBA, two ratings of how somebody works, need it; what you leave out makes their result a range.</source>
        <extracomment>work_card.py</extracomment>
        <translation>Was die Kamera nicht sehen kann. RULA und REBA, zwei Bewertungen der Arbeitshaltung, brauchen es; was du offen lässt, macht ihr Ergebnis zu einem Bereich.</translation>
    </message>
    <message>
        <source>What your hands lift (keyboard and mouse: 0)</source>
        <extracomment>work_card.py</extracomment>
        <translation>Was deine Hände heben (Tastatur und Maus: 0)</translation>
    </message>
    <message>
        <source>Wrists are straight</source>
        <extracomment>work_card.py</extracomment>
        <translation>Die Handgelenke sind gerade</translation>
    </message>
    <message>
        <source>Your back leans on a backrest</source>
        <extracomment>work_card.py</extracomment>
        <translation>Dein Rücken lehnt an einer Lehne</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>work_card.py</extracomment>
        <translation>nein</translation>
    </message>
    <message>
        <source>not enough seen</source>
        <extracomment>work_card.py</extracomment>
        <translation>zu wenig gesehen</translation>
    </message>
    <message>
        <source>not told</source>
        <extracomment>work_card.py</extracomment>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>work_card.py</extracomment>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>WorkplacePage</name>
    <message>
        <source>About five minutes, one question at a time, with drawings. It ends with a score (ROSA) and the two changes that would help most.</source>
        <extracomment>workplace.py</extracomment>
        <translation>Etwa fünf Minuten, eine Frage nach der anderen, mit Zeichnungen. Am Ende stehen eine Punktzahl (ROSA) und die zwei Änderungen, die am meisten helfen würden.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>workplace.py</extracomment>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Check again</source>
        <extracomment>workplace.py</extracomment>
        <translation>Wieder prüfen</translation>
    </message>
    <message>
        <source>Check your workplace</source>
        <extracomment>workplace.py</extracomment>
        <translation>Prüf deinen Arbeitsplatz</translation>
    </message>
    <message>
        <source>Checked on {0}.</source>
        <extracomment>workplace.py</extracomment>
        <translation>Geprüft am {0}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>workplace.py</extracomment>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Next on {0}.</source>
        <extracomment>workplace.py</extracomment>
        <translation>Wieder am {0}.</translation>
    </message>
    <message>
        <source>ROSA {0} of 10.</source>
        <extracomment>workplace.py</extracomment>
        <translation>ROSA {0} von 10.</translation>
    </message>
    <message>
        <source>Show the result</source>
        <extracomment>workplace.py</extracomment>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Somebody at a desk</source>
        <extracomment>workplace.py</extracomment>
        <translation>Jemand an einem Schreibtisch</translation>
    </message>
    <message>
        <source>Workplace</source>
        <extracomment>workplace.py</extracomment>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>You have answered {0} of {1} questions.</source>
        <extracomment>workplace.py</extracomment>
        <translation>Du hast {0} von {1} Fragen beantwortet.</translation>
    </message>
</context>
<context>
    <name>ZoneBar</name>
    <message>
        <source>Time by zone, as a bar; the list below says it in words</source>
        <extracomment>today.py</extracomment>
        <translation>Zeit nach Zonen, als Balken; die Liste darunter sagt es in Worten</translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>What the signs of the line mean</source>
        <extracomment>timeline.py</extracomment>
        <translation>Was die Zeichen der Leiste bedeuten</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>The day by the minute; arrow keys tell each one</source>
        <extracomment>timeline.py</extracomment>
        <translation>Der Tag Minute für Minute; die Pfeiltasten nennen jede einzeln</translation>
    </message>
</context>
<context>
    <name>assessment</name>
    <message>
        <source>A little farther away</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Etwas weiter weg</translation>
    </message>
    <message>
        <source>A little nearer</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Etwas näher</translation>
    </message>
    <message>
        <source>Get ready … {0} s</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Mach dich bereit … {0} s</translation>
    </message>
    <message>
        <source>Guided assessment: the steps</source>
        <extracomment>assessment_cues.py</extracomment>
        <translation>Geführte Untersuchung: die Schritte</translation>
    </message>
    <message>
        <source>Hold still …</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Stillhalten …</translation>
    </message>
    <message>
        <source>Hold still … {0} s</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Stillhalten … {0} s</translation>
    </message>
    <message>
        <source>I can&apos;t see you. The whole upper body is needed.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Ich kann dich nicht sehen. Der ganze Oberkörper wird gebraucht.</translation>
    </message>
    <message>
        <source>Now the camera is {0}: better use the same one as last time.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Jetzt ist die Kamera {0}: besser dieselbe wie letztes Mal nehmen.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <extracomment>assessment_saving.py</extracomment>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>Sit still for a moment: it begins from here.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Sitz einen Moment still: Von hier aus geht es los.</translation>
    </message>
    <message>
        <source>Turn one side to the camera.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Dreh eine Seite zur Kamera.</translation>
    </message>
    <message>
        <source>Turn to face the camera.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Dreh dich zur Kamera.</translation>
    </message>
    <message>
        <source>Turn your left side to the camera.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Dreh die linke Seite zur Kamera.</translation>
    </message>
    <message>
        <source>Turn your right side to the camera.</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>Dreh die rechte Seite zur Kamera.</translation>
    </message>
    <message>
        <source>best {0} ± {1}</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>am weitesten {0} ± {1}</translation>
    </message>
    <message>
        <source>ended, as it hurt</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>beendet, da es wehtat</translation>
    </message>
    <message>
        <source>ended, as it hurt: {0} of 10</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>beendet, da es wehtat: {0} von 10</translation>
    </message>
    <message>
        <source>not open, as a warning sign was told</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>nicht offen, da ein Warnzeichen genannt wurde</translation>
    </message>
    <message>
        <source>{0}: about {1} cm</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>{0}: etwa {1} cm</translation>
    </message>
    <message>
        <source>{0}: last time {1}, now {2}</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>{0}: letztes Mal {1}, jetzt {2}</translation>
    </message>
    <message>
        <source>{0}: {1} % larger than last time</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>{0}: {1} % größer als letztes Mal</translation>
    </message>
    <message>
        <source>{0}: {1} % smaller than last time</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>{0}: {1} % kleiner als letztes Mal</translation>
    </message>
    <message>
        <source>{0}: {1} away</source>
        <extracomment>assessment_words.py</extracomment>
        <translation>{0}: {1} entfernt</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>A model</source>
        <extracomment>cards.py</extracomment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>A trial</source>
        <extracomment>cards.py</extracomment>
        <translation>Studie</translation>
    </message>
    <message>
        <source>A view of the studies</source>
        <extracomment>cards.py</extracomment>
        <translation>Überblick über Studien</translation>
    </message>
    <message>
        <source>Advice</source>
        <extracomment>cards.py</extracomment>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Our own choice</source>
        <extracomment>cards.py</extracomment>
        <translation>Eigene Festlegung</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <extracomment>cards.py</extracomment>
        <translation>Quelle: {0}</translation>
    </message>
</context>
<context>
    <name>checkin</name>
    <message>
        <source>totals of forms, if you have some</source>
        <extracomment>checkin_weekly.py</extracomment>
        <translation>Summen von Bögen, falls du welche hast</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>About {0} cm.</source>
        <extracomment>checks.py</extracomment>
        <translation>Etwa {0} cm.</translation>
    </message>
    <message>
        <source>Bright enough.</source>
        <extracomment>checks.py</extracomment>
        <translation>Hell genug.</translation>
    </message>
    <message>
        <source>Far away. Come a little nearer.</source>
        <extracomment>checks.py</extracomment>
        <translation>Weit weg. Komm etwas näher.</translation>
    </message>
    <message>
        <source>I can&apos;t tell yet.</source>
        <extracomment>checks.py</extracomment>
        <translation>Das kann ich noch nicht sagen.</translation>
    </message>
    <message>
        <source>I don&apos;t see anybody yet.</source>
        <extracomment>checks.py</extracomment>
        <translation>Ich sehe noch niemanden.</translation>
    </message>
    <message>
        <source>I see both.</source>
        <extracomment>checks.py</extracomment>
        <translation>Ich sehe beide.</translation>
    </message>
    <message>
        <source>I see it well.</source>
        <extracomment>checks.py</extracomment>
        <translation>Ich sehe ihn gut.</translation>
    </message>
    <message>
        <source>I see the one at my side; that is enough.</source>
        <extracomment>checks.py</extracomment>
        <translation>Ich sehe die auf meiner Seite; das reicht.</translation>
    </message>
    <message>
        <source>Looks fine.</source>
        <extracomment>checks.py</extracomment>
        <translation>Sieht gut aus.</translation>
    </message>
    <message>
        <source>No picture yet.</source>
        <extracomment>checks.py</extracomment>
        <translation>Noch kein Bild.</translation>
    </message>
    <message>
        <source>Not both in the picture. Tilt the screen back, or sit further away.</source>
        <extracomment>checks.py</extracomment>
        <translation>Nicht beide im Bild. Kipp den Bildschirm zurück oder setz dich weiter weg.</translation>
    </message>
    <message>
        <source>Not well seen. Turn the camera so that it is in the middle.</source>
        <extracomment>checks.py</extracomment>
        <translation>Nicht gut zu sehen. Dreh die Kamera so, dass er in der Mitte ist.</translation>
    </message>
    <message>
        <source>Rather dark. A lamp in front of you helps.</source>
        <extracomment>checks.py</extracomment>
        <translation>Ziemlich dunkel. Eine Lampe vor dir hilft.</translation>
    </message>
    <message>
        <source>The distance</source>
        <extracomment>checks.py</extracomment>
        <translation>Der Abstand</translation>
    </message>
    <message>
        <source>The light</source>
        <extracomment>checks.py</extracomment>
        <translation>Das Licht</translation>
    </message>
    <message>
        <source>Very bright. Turn away from the window.</source>
        <extracomment>checks.py</extracomment>
        <translation>Sehr hell. Dreh dich vom Fenster weg.</translation>
    </message>
    <message>
        <source>Very near. Sit a little further away.</source>
        <extracomment>checks.py</extracomment>
        <translation>Sehr nah. Setz dich etwas weiter weg.</translation>
    </message>
    <message>
        <source>Your head</source>
        <extracomment>checks.py</extracomment>
        <translation>Dein Kopf</translation>
    </message>
    <message>
        <source>Your shoulders</source>
        <extracomment>checks.py</extracomment>
        <translation>Deine Schultern</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Difference</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>First</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Erster</translation>
    </message>
    <message>
        <source>From the ± of both numbers. Five repeats in this set-up may show a smaller one.</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Aus dem ± beider Zahlen. Fünf Wiederholungen in diesem Aufbau können eine kleinere zeigen.</translation>
    </message>
    <message>
        <source>From the ± of what was drawn.</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Aus dem ± des Gezeichneten.</translation>
    </message>
    <message>
        <source>Measure</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Minimal detectable change</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Kleinste nachweisbare Änderung</translation>
    </message>
    <message>
        <source>Minimal detectable change of this set-up, from {0} repeats.</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Kleinste nachweisbare Änderung dieses Aufbaus, aus {0} Wiederholungen.</translation>
    </message>
    <message>
        <source>Not comparable: {0}.</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Nicht vergleichbar: {0}.</translation>
    </message>
    <message>
        <source>Numbers from</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Zahlen aus</translation>
    </message>
    <message>
        <source>Second</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Zweiter</translation>
    </message>
    <message>
        <source>What can be said</source>
        <extracomment>compare_words.py</extracomment>
        <translation>Was sich sagen lässt</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <extracomment>compare_words.py</extracomment>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>estimated from landmarks</source>
        <extracomment>compare_words.py</extracomment>
        <translation>aus Körperpunkten geschätzt</translation>
    </message>
    <message>
        <source>it is not known from where they were seen</source>
        <extracomment>compare_words.py</extracomment>
        <translation>es ist nicht bekannt, von wo sie zu sehen waren</translation>
    </message>
    <message>
        <source>larger in the second</source>
        <extracomment>compare_words.py</extracomment>
        <translation>im zweiten größer</translation>
    </message>
    <message>
        <source>neither distance nor size is known in both</source>
        <extracomment>compare_words.py</extracomment>
        <translation>weder Abstand noch Größe ist in beiden bekannt</translation>
    </message>
    <message>
        <source>no change that this set-up can tell</source>
        <extracomment>compare_words.py</extracomment>
        <translation>keine Änderung, die dieser Aufbau unterscheiden kann</translation>
    </message>
    <message>
        <source>not compared, see above</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht verglichen, siehe oben</translation>
    </message>
    <message>
        <source>not compared: in other units</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht verglichen: in anderen Einheiten</translation>
    </message>
    <message>
        <source>not compared: taken in two different ways</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht verglichen: auf zwei verschiedene Arten genommen</translation>
    </message>
    <message>
        <source>not drawn</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht gezeichnet</translation>
    </message>
    <message>
        <source>not in the first: {0}</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht im ersten: {0}</translation>
    </message>
    <message>
        <source>not in the second: {0}</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht im zweiten: {0}</translation>
    </message>
    <message>
        <source>not known how large a change must be</source>
        <extracomment>compare_words.py</extracomment>
        <translation>nicht bekannt, wie groß eine Änderung sein muss</translation>
    </message>
    <message>
        <source>one stands and the other sits</source>
        <extracomment>compare_words.py</extracomment>
        <translation>jemand steht, jemand sitzt</translation>
    </message>
    <message>
        <source>points marked by hand</source>
        <extracomment>compare_words.py</extracomment>
        <translation>von Hand markierte Punkte</translation>
    </message>
    <message>
        <source>smaller in the second</source>
        <extracomment>compare_words.py</extracomment>
        <translation>im zweiten kleiner</translation>
    </message>
    <message>
        <source>the distance to the camera differs by {0} %, and 10 % is the most</source>
        <extracomment>compare_words.py</extracomment>
        <translation>der Abstand zur Kamera unterscheidet sich um {0} %, und 10 % sind das Höchste</translation>
    </message>
    <message>
        <source>the size in the picture differs by {0} %, and 10 % is the most</source>
        <extracomment>compare_words.py</extracomment>
        <translation>die Größe im Bild unterscheidet sich um {0} %, und 10 % sind das Höchste</translation>
    </message>
    <message>
        <source>they were seen from different sides</source>
        <extracomment>compare_words.py</extracomment>
        <translation>sie waren von verschiedenen Seiten zu sehen</translation>
    </message>
    <message>
        <source>{0} from neutral</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0} vom Neutralen</translation>
    </message>
    <message>
        <source>{0}, our choice</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0}, unsere Wahl</translation>
    </message>
    <message>
        <source>{0}, published</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0}, veröffentlicht</translation>
    </message>
    <message>
        <source>{0}, the ± of both</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0}, das ± beider</translation>
    </message>
    <message>
        <source>{0}, the ± of drawing</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0}, das ± der Zeichnung</translation>
    </message>
    <message>
        <source>{0}, this set-up</source>
        <extracomment>compare_words.py</extracomment>
        <translation>{0}, dieser Aufbau</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>camera</source>
        <extracomment>devices.py</extracomment>
        <translation>Kamera</translation>
    </message>
</context>
<context>
    <name>difference</name>
    <message>
        <source>About as in your own neutral ({0}: {1}).</source>
        <extracomment>differences.py</extracomment>
        <translation>Etwa wie in deiner Neutralhaltung ({0}: {1}).</translation>
    </message>
    <message>
        <source>You sit about {0} lower than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Du sitzt etwa {0} tiefer als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>You sit about {0} taller than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Du sitzt etwa {0} höher als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>You sit further to your left than in your own neutral, by about {0} of your shoulder width.</source>
        <extracomment>differences.py</extracomment>
        <translation>Du sitzt weiter links als in deiner Neutralhaltung, um etwa {0} deiner Schulterbreite.</translation>
    </message>
    <message>
        <source>You sit further to your right than in your own neutral, by about {0} of your shoulder width.</source>
        <extracomment>differences.py</extracomment>
        <translation>Du sitzt weiter rechts als in deiner Neutralhaltung, um etwa {0} deiner Schulterbreite.</translation>
    </message>
    <message>
        <source>Your elbow is about {0} more bent than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Ellbogen ist etwa {0} stärker gebeugt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your elbow is about {0} more open than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Ellbogen ist etwa {0} weiter geöffnet als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your eyes are about {0} further away than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Augen sind etwa {0} weiter weg als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your eyes are about {0} nearer than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Augen sind etwa {0} näher als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your face is further back: about {0} smaller than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Gesicht ist weiter hinten: etwa {0} kleiner als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your face is nearer than your shoulders: about {0} larger than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Gesicht ist näher als deine Schultern: etwa {0} größer als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head is further back than in your own neutral, by about {0} of your ear-shoulder length.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist weiter hinten als in deiner Neutralhaltung, um etwa {0} der Länge von Ohr zu Schulter.</translation>
    </message>
    <message>
        <source>Your head is further forward than in your own neutral, by about {0} of your ear-shoulder length.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist weiter vorn als in deiner Neutralhaltung, um etwa {0} der Länge von Ohr zu Schulter.</translation>
    </message>
    <message>
        <source>Your head is tilted about {0} further to your left than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist etwa {0} weiter nach links geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head is tilted about {0} further to your right than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist etwa {0} weiter nach rechts geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head is turned about {0} further to your left than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist etwa {0} weiter nach links gedreht als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head is turned about {0} further to your right than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf ist etwa {0} weiter nach rechts gedreht als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head points about {0} further down than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf zeigt etwa {0} weiter nach unten als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your head points about {0} further up than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Kopf zeigt etwa {0} weiter nach oben als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your hip is about {0} more bent than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Hüfte ist etwa {0} stärker gebeugt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your hip is about {0} more open than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Hüfte ist etwa {0} weiter geöffnet als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your knee is about {0} more bent than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Knie ist etwa {0} stärker gebeugt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your knee is about {0} more open than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Knie ist etwa {0} weiter geöffnet als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your left shoulder is higher than in your own neutral, by about {0}.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine linke Schulter ist höher als in deiner Neutralhaltung, um etwa {0}.</translation>
    </message>
    <message>
        <source>Your neck bends about {0} further back against your back than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Nacken ist gegen den Rücken etwa {0} weiter nach hinten gebeugt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your neck bends about {0} further to your left than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Nacken ist etwa {0} weiter nach links geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your neck bends about {0} further to your right than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Nacken ist etwa {0} weiter nach rechts geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your neck bends about {0} more forward against your back than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Nacken ist gegen den Rücken etwa {0} weiter nach vorn gebeugt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your neck leans about {0} further back than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Hals ist etwa {0} weiter nach hinten geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your neck leans about {0} more forward than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Hals ist etwa {0} weiter nach vorn geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your right shoulder is higher than in your own neutral, by about {0}.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine rechte Schulter ist höher als in deiner Neutralhaltung, um etwa {0}.</translation>
    </message>
    <message>
        <source>Your shoulders are lower than in your own neutral, by about {0} of their distance to your ears.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Schultern sind tiefer als in deiner Neutralhaltung, um etwa {0} ihres Abstands zu den Ohren.</translation>
    </message>
    <message>
        <source>Your shoulders are raised by about {0} of their distance to your ears.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Schultern sind um etwa {0} ihres Abstands zu den Ohren hochgezogen.</translation>
    </message>
    <message>
        <source>Your shoulders look about {0} narrower than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Schultern wirken etwa {0} schmaler als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your shoulders look about {0} wider than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Deine Schultern wirken etwa {0} breiter als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper arm is raised about {0} less than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberarm ist etwa {0} weniger gehoben als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper arm is raised about {0} more than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberarm ist etwa {0} weiter gehoben als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper back is about {0} rounder than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein oberer Rücken ist etwa {0} runder als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper back is about {0} straighter than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein oberer Rücken ist etwa {0} gerader als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body is turned about {0} further to your left than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach links gedreht als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body is turned about {0} further to your right than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach rechts gedreht als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body leans about {0} further back than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach hinten geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body leans about {0} further to your left than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach links geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body leans about {0} further to your right than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach rechts geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Your upper body leans about {0} more forward than in your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>Dein Oberkörper ist etwa {0} weiter nach vorn geneigt als in deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>{0}: not to be compared with your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>{0}: nicht mit deiner Neutralhaltung vergleichbar.</translation>
    </message>
    <message>
        <source>{0}: {1} from your own neutral.</source>
        <extracomment>differences.py</extracomment>
        <translation>{0}: {1} Abweichung von deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>{0}: {1} just now.</source>
        <extracomment>differences.py</extracomment>
        <translation>{0}: gerade {1}.</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>A published limit: some strain from {0} on, more strain from {1} on.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Eine veröffentlichte Grenze: etwas Last ab {0}, mehr Last ab {1}.</translation>
    </message>
    <message>
        <source>At each moment the measure that strays furthest counts: 0 is your own neutral, 1 is where “more strain” begins. Over the last minute that was {strain} on average, and 100 ÷ (1 + {strain} × {strain}) is {score}. It puts moments in an order; it says nothing about your health.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>In jedem Moment zählt die Messgröße, die am weitesten abweicht: 0 ist deine eigene Neutralhaltung, bei 1 beginnt „mehr Last“. In der letzten Minute waren das im Mittel {strain}, und 100 ÷ (1 + {strain} × {strain}) ist {score}. Das bringt Momente in eine Reihenfolge; über deine Gesundheit sagt es nichts.</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Easy time</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Entspannte Zeit</translation>
    </message>
    <message>
        <source>Exercises</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>From your own neutral: some strain from {0} on, more strain from {1} on.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Von deiner eigenen Neutralhaltung aus: etwas Last ab {0}, mehr Last ab {1}.</translation>
    </message>
    <message>
        <source>Full marks for all of the time.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Volle Punkte für die ganze Zeit.</translation>
    </message>
    <message>
        <source>Full marks from 12 an hour on, none up to 4.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Volle Punkte ab 12 pro Stunde, keine bis 4.</translation>
    </message>
    <message>
        <source>Full marks from 80 % on.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Volle Punkte ab 80 %.</translation>
    </message>
    <message>
        <source>Held still for {0} now; at this angle that is not advised for any time, if nothing supports you (after ISO 11226:2000).</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Jetzt seit {0} still gehalten; in diesem Winkel wird zu keiner Dauer geraten, wenn nichts dich stützt (nach ISO 11226:2000).</translation>
    </message>
    <message>
        <source>Held still for {0} now; at this angle {1} is the limit, if nothing supports you (after ISO 11226:2000).</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Jetzt seit {0} still gehalten; in diesem Winkel ist {1} die Grenze, wenn nichts dich stützt (nach ISO 11226:2000).</translation>
    </message>
    <message>
        <source>How many of the planned exercises were done.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie viele der geplanten Übungen gemacht wurden.</translation>
    </message>
    <message>
        <source>How much of the judged time nothing was under more strain, or held still for longer than advisable.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie viel der beurteilten Zeit nichts stärker belastet war oder länger still gehalten wurde als ratsam.</translation>
    </message>
    <message>
        <source>How much of your sitting was in stretches of at most 30 minutes.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie viel deines Sitzens in Strecken von höchstens 30 Minuten lag.</translation>
    </message>
    <message>
        <source>How often you changed your posture: by 8 degrees or 2.5 cm, and stayed so for 5 seconds.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie oft du deine Haltung gewechselt hast: um 8 Grad oder 2,5 cm, und 5 Sekunden so geblieben bist.</translation>
    </message>
    <message>
        <source>How sure it is, nobody has measured.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie sicher es ist, hat niemand gemessen.</translation>
    </message>
    <message>
        <source>How sure: 95 of 100 such readings should be off by no more than {0}. A zone begins only when the border is passed by half of that.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Wie sicher: 95 von 100 solchen Messungen sollten um nicht mehr als {0} danebenliegen. Eine Zone beginnt erst, wenn die Grenze um die Hälfte davon überschritten ist.</translation>
    </message>
    <message>
        <source>It rests on a standard or a published method.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Es beruht auf einer Norm oder einem veröffentlichten Verfahren.</translation>
    </message>
    <message>
        <source>It rests on published studies.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Es beruht auf veröffentlichten Studien.</translation>
    </message>
    <message>
        <source>Its weight of {0} in 100 goes to the other parts. Pain never counts.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Sein Gewicht von {0} in 100 geht an die anderen Teile. Schmerz zählt nie.</translation>
    </message>
    <message>
        <source>Left out: no exercises are planned.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Ausgelassen: Es sind keine Übungen geplant.</translation>
    </message>
    <message>
        <source>No score yet: nothing could be judged in the last minute.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Noch keine Punktzahl: In der letzten Minute ließ sich nichts beurteilen.</translation>
    </message>
    <message>
        <source>Not known yet: it takes ten minutes of judged time.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Noch nicht bekannt: Dazu braucht es zehn Minuten beurteilte Zeit.</translation>
    </message>
    <message>
        <source>Not known yet: it takes ten minutes of seeing you.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Noch nicht bekannt: Dazu muss ich dich zehn Minuten gesehen haben.</translation>
    </message>
    <message>
        <source>Not known yet: it takes ten minutes of sitting.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Noch nicht bekannt: Dazu braucht es zehn Minuten Sitzen.</translation>
    </message>
    <message>
        <source>Short sittings</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Kurzes Sitzen</translation>
    </message>
    <message>
        <source>So far {0}: {1} of {2} points. Pain never counts.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Bisher {0}: {1} von {2} Punkten. Schmerz zählt nie.</translation>
    </message>
    <message>
        <source>Source: {0}. {1}</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Quelle: {0}. {1}</translation>
    </message>
    <message>
        <source>Strain in the last minute: {0} on average.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Belastung in der letzten Minute: {0} im Mittel.</translation>
    </message>
    <message>
        <source>Strain in the last minute: {0} on average. For {1} % of it this was the most strained measure, and the score followed it.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Belastung in der letzten Minute: {0} im Mittel. Zu {1} % davon war dies die am stärksten belastete Messgröße, und die Punktzahl folgte ihr.</translation>
    </message>
    <message>
        <source>Strain in the last minute: {0} on average. It was the most strained measure all the time, and the score followed it.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Belastung in der letzten Minute: {0} im Mittel. Es war die ganze Zeit die am stärksten belastete Messgröße, und die Punktzahl folgte ihr.</translation>
    </message>
    <message>
        <source>The borders are our own choice.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Die Grenzen haben wir selbst festgelegt.</translation>
    </message>
    <message>
        <source>Your own neutral lies beyond the published limit, so for you it begins further out.</source>
        <extracomment>explain_words.py</extracomment>
        <translation>Deine eigene Neutralhaltung liegt jenseits der veröffentlichten Grenze; für dich beginnt sie darum weiter außen.</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>explain_words.py</extracomment>
        <translation>offen</translation>
    </message>
    <message>
        <source>{0} an hour</source>
        <extracomment>explain_words.py</extracomment>
        <translation>{0}/h</translation>
    </message>
    <message>
        <source>{0} of {1} points</source>
        <extracomment>explain_words.py</extracomment>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>As in Settings.</source>
        <extracomment>hints.py</extracomment>
        <translation>Wie in den Einstellungen.</translation>
    </message>
    <message>
        <source>Is a usual day like that?</source>
        <extracomment>hints.py</extracomment>
        <translation>Ist ein gewöhnlicher Tag so?</translation>
    </message>
    <message>
        <source>Is that right?</source>
        <extracomment>hints.py</extracomment>
        <translation>Stimmt das?</translation>
    </message>
    <message>
        <source>Seen today: {0} in all, {1} at the longest.</source>
        <extracomment>hints.py</extracomment>
        <translation>Heute gesehen: {0} insgesamt, {1} am längsten.</translation>
    </message>
    <message>
        <source>That is not sure enough: what do you say?</source>
        <extracomment>hints.py</extracomment>
        <translation>Das ist nicht sicher genug: Was meinst du?</translation>
    </message>
    <message>
        <source>The camera saw the top of the screen {0}° ± {1}° {2} your eyes. Is that right?</source>
        <extracomment>hints.py</extracomment>
        <translation>Die Kamera sah die Oberkante des Bildschirms {0}° ± {1}° {2} deiner Augen. Stimmt das?</translation>
    </message>
    <message>
        <source>The camera saw your head turned by {0}° ± {1}°.</source>
        <extracomment>hints.py</extracomment>
        <translation>Die Kamera sah deinen Kopf um {0}° ± {1}° gedreht.</translation>
    </message>
    <message>
        <source>The camera saw {0} ± {1} cm. Is that right? Change it if not.</source>
        <extracomment>hints.py</extracomment>
        <translation>Die Kamera sah {0} ± {1} cm. Stimmt das? Sonst ändere es.</translation>
    </message>
    <message>
        <source>You said so in Settings.</source>
        <extracomment>hints.py</extracomment>
        <translation>So steht es in den Einstellungen.</translation>
    </message>
    <message>
        <source>above</source>
        <extracomment>hints.py</extracomment>
        <translation>oberhalb</translation>
    </message>
    <message>
        <source>below</source>
        <extracomment>hints.py</extracomment>
        <translation>unterhalb</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n days in a row were easier than a usual one of yours.</source>
        <extracomment>history_told.py</extracomment>
        <translation>
            <numerusform>%n Tag in Folge war leichter als einer deiner gewöhnlichen.</numerusform>
            <numerusform>%n Tage in Folge waren leichter als einer deiner gewöhnlichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>(eight tenths of the time {0} to {1})</source>
        <extracomment>history_told.py</extracomment>
        <translation>(acht Zehntel der Zeit {0} bis {1})</translation>
    </message>
    <message>
        <source>0 min</source>
        <extracomment>history_figures.py</extracomment>
        <translation>unter 1 min</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>history_told.py</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>; there is little to go by</source>
        <extracomment>history_told.py</extracomment>
        <translation>; dafür gibt es wenig Grundlage</translation>
    </message>
    <message>
        <source>Breaks between stretches</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Pausen zwischen den Strecken</translation>
    </message>
    <message>
        <source>Easiest day: {day}. {share} of the time was easy.</source>
        <extracomment>history_told.py</extracomment>
        <translation>Leichtester Tag: {day}. {share} der Zeit war entspannt.</translation>
    </message>
    <message>
        <source>Easy share of the time</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Entspannter Anteil der Zeit</translation>
    </message>
    <message>
        <source>Longest stretch without a break</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Längste Strecke ohne Pause</translation>
    </message>
    <message>
        <source>Most of the strain: {what}.</source>
        <extracomment>history_told.py</extracomment>
        <translation>Die meiste Last: {what}.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <extracomment>history_told.py</extracomment>
        <translation>In dieser Zeit wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Posture changes per hour</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Haltungswechsel je Stunde</translation>
    </message>
    <message>
        <source>Score (strain as a number, 100 is easiest)</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Punkte (Last als Zahl, 100 ist am leichtesten)</translation>
    </message>
    <message>
        <source>Share with more strain</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Anteil mit mehr Last</translation>
    </message>
    <message>
        <source>The band: what was usual in the eight weeks before, {0} to {1}.</source>
        <extracomment>history_told.py</extracomment>
        <translation>Das Band: was in den acht Wochen davor üblich war, {0} bis {1}.</translation>
    </message>
    <message>
        <source>The day with most strain: {day}. {share} of the time was easy.</source>
        <extracomment>history_told.py</extracomment>
        <translation>Der Tag mit der meisten Last: {day}. {share} der Zeit war entspannt.</translation>
    </message>
    <message>
        <source>Time sitting</source>
        <extracomment>history_figures.py</extracomment>
        <translation>Zeit im Sitzen</translation>
    </message>
    <message>
        <source>What is usual for you shows as a band once five days of the eight weeks before have enough in them.</source>
        <extracomment>history_told.py</extracomment>
        <translation>Was für dich üblich ist, erscheint als Band, sobald fünf Tage der acht Wochen davor genug enthalten.</translation>
    </message>
    <message>
        <source>You were seen for {0}</source>
        <extracomment>history_told.py</extracomment>
        <translation>Gesehen wurdest du {0} lang</translation>
    </message>
    <message>
        <source>as usual for you</source>
        <extracomment>history_told.py</extracomment>
        <translation>wie bei dir üblich</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>history_spans.py</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>for {0} it was not clear who was there</source>
        <extracomment>history_told.py</extracomment>
        <translation>{0} lang war nicht klar, wer da war</translation>
    </message>
    <message>
        <source>for {0} the camera was off</source>
        <extracomment>history_told.py</extracomment>
        <translation>{0} lang war die Kamera aus</translation>
    </message>
    <message>
        <source>higher than usual for you</source>
        <extracomment>history_told.py</extracomment>
        <translation>höher als bei dir üblich</translation>
    </message>
    <message>
        <source>lower than usual for you</source>
        <extracomment>history_told.py</extracomment>
        <translation>niedriger als bei dir üblich</translation>
    </message>
    <message>
        <source>on {0} of {1} days for half an hour or more</source>
        <extracomment>history_told.py</extracomment>
        <translation>an {0} von {1} Tagen eine halbe Stunde oder länger</translation>
    </message>
    <message>
        <source>seen from the left</source>
        <extracomment>history_figures.py</extracomment>
        <translation>von links gesehen</translation>
    </message>
    <message>
        <source>seen from the right</source>
        <extracomment>history_figures.py</extracomment>
        <translation>von rechts gesehen</translation>
    </message>
    <message>
        <source>single minutes have been removed because of their age</source>
        <extracomment>history_told.py</extracomment>
        <translation>einzelne Minuten wurden ihres Alters wegen entfernt</translation>
    </message>
    <message>
        <source>{0} % of it could be judged</source>
        <extracomment>history_told.py</extracomment>
        <translation>{0} % davon ließen sich beurteilen</translation>
    </message>
    <message>
        <source>{0} points</source>
        <extracomment>history_figures.py</extracomment>
        <translation>{0} Punkte</translation>
    </message>
    <message>
        <source>{0} to {1} o&apos;clock</source>
        <extracomment>history_spans.py</extracomment>
        <translation>{0} bis {1} Uhr</translation>
    </message>
    <message>
        <source>{name}: from {0} to {1}</source>
        <extracomment>history_told.py</extracomment>
        <translation>{name}: von {0} bis {1}</translation>
    </message>
    <message>
        <source>{when}: nothing recorded</source>
        <extracomment>history_told.py</extracomment>
        <translation>{when}: nichts aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>measuring</name>
    <message>
        <source>C7 by hand</source>
        <extracomment>measure_words.py</extracomment>
        <translation>C7 von Hand</translation>
    </message>
    <message>
        <source>Distance</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Drag points and landmarks. Arrow keys move what is chosen.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Punkte und Körperpunkte ziehen. Pfeiltasten bewegen das Gewählte.</translation>
    </message>
    <message>
        <source>Draw with the button held down.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Mit gedrückter Taste zeichnen.</translation>
    </message>
    <message>
        <source>Free line</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Freie Linie</translation>
    </message>
    <message>
        <source>Goniometer</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Winkelmesser</translation>
    </message>
    <message>
        <source>Known length</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Bekannte Länge</translation>
    </message>
    <message>
        <source>Move things</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>One point, then the words.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Ein Punkt, dann die Worte.</translation>
    </message>
    <message>
        <source>One point: the vertical through it.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Ein Punkt: die Senkrechte durch ihn.</translation>
    </message>
    <message>
        <source>Plumb line</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Worte</translation>
    </message>
    <message>
        <source>The small cartilage before the ear canal.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Der kleine Knorpel vor dem Gehörgang.</translation>
    </message>
    <message>
        <source>The spinous process of the seventh neck vertebra, as you feel it.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Der Dornfortsatz des siebten Halswirbels, wie du ihn tastest.</translation>
    </message>
    <message>
        <source>Three points: an arm, the middle, the other arm.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Drei Punkte: ein Schenkel, die Mitte, der andere Schenkel.</translation>
    </message>
    <message>
        <source>To the horizontal</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zur Waagerechten</translation>
    </message>
    <message>
        <source>To the vertical</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zur Senkrechten</translation>
    </message>
    <message>
        <source>Tragus by hand</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Tragus von Hand</translation>
    </message>
    <message>
        <source>Two points on something whose length you know, beside the person.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zwei Punkte auf etwas, dessen Länge du kennst, neben der Person.</translation>
    </message>
    <message>
        <source>Two points: a line, against the horizontal.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zwei Punkte: eine Linie, gegen die Waagerechte.</translation>
    </message>
    <message>
        <source>Two points: a line, against the vertical.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zwei Punkte: eine Linie, gegen die Senkrechte.</translation>
    </message>
    <message>
        <source>Two points; in cm once a length is known.</source>
        <extracomment>measure_words.py</extracomment>
        <translation>Zwei Punkte; in cm, sobald eine Länge bekannt ist.</translation>
    </message>
    <message>
        <source>a known length makes it centimetres</source>
        <extracomment>measure_words.py</extracomment>
        <translation>eine bekannte Länge macht Zentimeter daraus</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <extracomment>measure_words.py</extracomment>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>estimated from landmarks</source>
        <extracomment>measure_words.py</extracomment>
        <translation>aus Körperpunkten geschätzt</translation>
    </message>
    <message>
        <source>holds as near to the camera as the known length</source>
        <extracomment>measure_words.py</extracomment>
        <translation>gilt so nah an der Kamera wie die bekannte Länge</translation>
    </message>
    <message>
        <source>holds for a camera that stands level</source>
        <extracomment>measure_words.py</extracomment>
        <translation>gilt für eine Kamera, die waagerecht steht</translation>
    </message>
    <message>
        <source>measured on marked points</source>
        <extracomment>measure_words.py</extracomment>
        <translation>an markierten Punkten gemessen</translation>
    </message>
    <message>
        <source>measuring</source>
        <extracomment>measure_words.py</extracomment>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>one of two points is an estimate, so the number is, too</source>
        <extracomment>measure_words.py</extracomment>
        <translation>einer von zwei Punkten ist geschätzt, also auch die Zahl</translation>
    </message>
    <message>
        <source>too short for a direction</source>
        <extracomment>measure_words.py</extracomment>
        <translation>zu kurz für eine Richtung</translation>
    </message>
</context>
<context>
    <name>move</name>
    <message>
        <source>After your procedure it waits until {0}.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Nach deinem Eingriff wartet sie bis {0}.</translation>
    </message>
    <message>
        <source>Emergency numbers: 112 in all of the European Union and Switzerland, 999 or 112 in the United Kingdom, 911 in the USA and Canada, 000 in Australia; elsewhere that of your country.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Notrufnummern: 112 in der ganzen Europäischen Union und der Schweiz, 999 oder 112 im Vereinigten Königreich, 911 in den USA und Kanada, 000 in Australien; anderswo die deines Landes.</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <extracomment>move_words.py</extracomment>
        <translation>Stufe {0}</translation>
    </message>
    <message>
        <source>Suggested because of what you told about falls or balance.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Vorgeschlagen wegen deiner Angaben zu Stürzen oder Gleichgewicht.</translation>
    </message>
    <message>
        <source>Suggested because of where it hurts: {0}.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Vorgeschlagen, weil es hier wehtut: {0}.</translation>
    </message>
    <message>
        <source>Suggested because something runs into arm or leg, and a clinician has allowed exercise with it.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Vorgeschlagen, weil etwas in Arm oder Bein zieht und eine Fachperson Übungen damit erlaubt hat.</translation>
    </message>
    <message>
        <source>Suggested for work at a desk. Tell in a check-in where it hurts, and the suggestion follows that.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Vorgeschlagen für die Arbeit am Schreibtisch. Sag in einem Check-in, wo es wehtut, dann richtet sich der Vorschlag danach.</translation>
    </message>
    <message>
        <source>This waits until the questions about warning signs are answered.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Das wartet, bis die Fragen zu den Warnzeichen beantwortet sind.</translation>
    </message>
    <message>
        <source>Your answers can&apos;t be read, so no exercise is open.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Deine Antworten lassen sich nicht lesen, darum ist keine Übung offen.</translation>
    </message>
    <message>
        <source>Your therapist&apos;s plan leaves it out for now.</source>
        <extracomment>move_words.py</extracomment>
        <translation>Der Plan aus deiner Praxis lässt sie vorerst aus.</translation>
    </message>
    <message>
        <source>done {0} times</source>
        <extracomment>move_words.py</extracomment>
        <translation>{0}-mal gemacht</translation>
    </message>
    <message>
        <source>{0} of {1} done</source>
        <extracomment>move_words.py</extracomment>
        <translation>{0} von {1} gemacht</translation>
    </message>
</context>
<context>
    <name>overlay</name>
    <message>
        <source>Plumb line: ankle and hip not visible</source>
        <extracomment>overlay.py</extracomment>
        <translation>Lot: Knöchel und Hüfte nicht zu sehen</translation>
    </message>
    <message>
        <source>{0}, from neutral</source>
        <extracomment>overlay.py</extracomment>
        <translation>{0}, vom Neutralen</translation>
    </message>
    <message>
        <source>{0}: freeze, and mark C7 and tragus</source>
        <extracomment>overlay.py</extracomment>
        <translation>{0}: anhalten und C7 und Tragus markieren</translation>
    </message>
</context>
<context>
    <name>player</name>
    <message numerus="yes">
        <source>%n tries did not count.</source>
        <extracomment>player_words.py</extracomment>
        <translation>
            <numerusform>%n Versuch zählte nicht.</numerusform>
            <numerusform>%n Versuche zählten nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Away for {0} minutes.</source>
        <extracomment>player_words.py</extracomment>
        <translation>{0} Minuten weg.</translation>
    </message>
    <message>
        <source>Farthest, as the camera estimates it: {0}.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Am weitesten, wie die Kamera es schätzt: {0}.</translation>
    </message>
    <message>
        <source>I can&apos;t see you.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Ich sehe dich nicht.</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <extracomment>player_words.py</extracomment>
        <translation>Stufe {0}</translation>
    </message>
    <message>
        <source>Longest: {0}.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Am längsten: {0}.</translation>
    </message>
    <message>
        <source>Next time at level {0}, a little easier.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Nächstes Mal auf Stufe {0}, etwas leichter.</translation>
    </message>
    <message>
        <source>Next time at level {0}: it went well.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Nächstes Mal auf Stufe {0}: Es ging gut.</translation>
    </message>
    <message>
        <source>No picture, so nothing counts now.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Kein Bild, darum zählt gerade nichts.</translation>
    </message>
    <message>
        <source>Something else moved along; keep the rest at ease.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Etwas anderes hat sich mitbewegt; lass den Rest locker.</translation>
    </message>
    <message>
        <source>The level stays: {0}.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Die Stufe bleibt: {0}.</translation>
    </message>
    <message>
        <source>Turn to face the camera: from here it can&apos;t be seen.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Dreh dich mit dem Gesicht zur Kamera: Von hier ist es nicht zu sehen.</translation>
    </message>
    <message>
        <source>Turn your side to the camera: from here it can&apos;t be seen.</source>
        <extracomment>player_words.py</extracomment>
        <translation>Dreh dich mit der Seite zur Kamera: Von hier ist es nicht zu sehen.</translation>
    </message>
    <message>
        <source>You came back to within {0}° of the middle (± {1}°).</source>
        <extracomment>player_words.py</extracomment>
        <translation>Du bist bis auf {0}° zur Mitte zurückgekommen (± {1}°).</translation>
    </message>
    <message>
        <source>of {0}</source>
        <extracomment>player_words.py</extracomment>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>rest</source>
        <extracomment>player_words.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>set {0} of {1}</source>
        <extracomment>player_words.py</extracomment>
        <translation>Runde {0} von {1}</translation>
    </message>
    <message>
        <source>stands</source>
        <extracomment>player_words.py</extracomment>
        <translation>mal aufgestanden</translation>
    </message>
    <message>
        <source>{0} Nothing counts now.</source>
        <extracomment>player_words.py</extracomment>
        <translation>{0} Gerade zählt nichts.</translation>
    </message>
    <message>
        <source>{0} of {1} counted</source>
        <extracomment>player_words.py</extracomment>
        <translation>{0} von {1} gezählt</translation>
    </message>
    <message>
        <source>{0} rounds with the clock. Nothing was counted by the camera.</source>
        <extracomment>player_words.py</extracomment>
        <translation>{0}-mal mit der Uhr. Die Kamera hat nichts gezählt.</translation>
    </message>
    <message>
        <source>{0}, by the clock</source>
        <extracomment>player_words.py</extracomment>
        <translation>{0}, nach der Uhr</translation>
    </message>
</context>
<context>
    <name>plot</name>
    <message>
        <source>now</source>
        <extracomment>plot.py</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <extracomment>plot.py</extracomment>
        <translation>vor {0} min</translation>
    </message>
</context>
<context>
    <name>postures</name>
    <message>
        <source>action level {0}</source>
        <extracomment>postures.py</extracomment>
        <translation>Handlungsstufe {0}</translation>
    </message>
    <message>
        <source>between levels {0} and {1}</source>
        <extracomment>postures.py</extracomment>
        <translation>zwischen Stufe {0} und {1}</translation>
    </message>
    <message>
        <source>not enough seen</source>
        <extracomment>postures.py</extracomment>
        <translation>zu wenig gesehen</translation>
    </message>
    <message>
        <source>{0} of the {1} in held postures: {2}. The highest was {3}, at {4} for {5}.</source>
        <extracomment>postures.py</extracomment>
        <translation>{0} über die {1} in gehaltenen Haltungen: {2}. Am höchsten war {3}, um {4} für {5}.</translation>
    </message>
    <message>
        <source>{0}% {1}</source>
        <extracomment>postures.py</extracomment>
        <translation>{0} % {1}</translation>
    </message>
</context>
<context>
    <name>range</name>
    <message>
        <source>Chin to the chest, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Kinn zur Brust, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Left arm up sideways, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Linker Arm seitlich hoch, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Left ear towards the shoulder, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Linkes Ohr zur Schulter, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Look up, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Schau nach oben, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Right arm up sideways, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Rechter Arm seitlich hoch, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Right ear towards the shoulder, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Rechtes Ohr zur Schulter, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Start: {0}.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Anfang: {0}.</translation>
    </message>
    <message>
        <source>This is your start.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Das ist dein Anfang.</translation>
    </message>
    <message>
        <source>Turn your head to the left, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Dreh den Kopf nach links, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>Turn your head to the right, as far as is easy, and back.</source>
        <extracomment>range_words.py</extracomment>
        <translation>Dreh den Kopf nach rechts, so weit es leicht geht, und zurück.</translation>
    </message>
    <message>
        <source>{0} of {1} tries</source>
        <extracomment>range_words.py</extracomment>
        <translation>{0} von {1} Versuchen</translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>Seen last: {0}, about {1}, held for {2}. At this angle {3} is the limit.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Zuletzt gesehen: {0}, etwa {1}, seit {2} gehalten. In diesem Winkel ist {3} die Grenze.</translation>
    </message>
    <message>
        <source>Seen last: {0}, {1} from your own neutral.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Zuletzt gesehen: {0}, {1} Abweichung von deiner Neutralhaltung.</translation>
    </message>
    <message>
        <source>Seen last: {0}, {1}.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Zuletzt gesehen: {0}, {1}.</translation>
    </message>
    <message>
        <source>The rule for this is not part of the program any more.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel dafür gehört nicht mehr zum Programm.</translation>
    </message>
    <message>
        <source>The rule: for {0} no angle that is seen changed by more than ±{1}, and no length by more than ±{2}.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: {0} lang hat sich kein sichtbarer Winkel um mehr als ±{1} geändert und keine Länge um mehr als ±{2}.</translation>
    </message>
    <message>
        <source>The rule: the more a part of the body is inclined, the shorter it may be held still. That begins at {0}.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: Je stärker ein Körperteil geneigt ist, desto kürzer darf er still gehalten werden. Das beginnt bei {0}.</translation>
    </message>
    <message>
        <source>The rule: {0} before the screen without {1} away from it.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: {0} vor dem Bildschirm, ohne {1} davon weg zu sein.</translation>
    </message>
    <message>
        <source>The rule: {0} it is some strain. After {1} of it without a pause, or for {2}&#xa0;% of {3}, the quiet cue comes.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: {0} gilt „etwas Last“. Nach {1} davon ohne Unterbrechung, oder während {2} % von {3}, kommt der leise Hinweis.</translation>
    </message>
    <message>
        <source>The rule: {0} it is some strain. When that comes back on {1} of {2} days, a change of the desk is advised.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: {0} gilt „etwas Last“. Kehrt das an {1} von {2} Tagen wieder, wird zu einer Änderung am Arbeitsplatz geraten.</translation>
    </message>
    <message>
        <source>The rule: {0} on the chair without leaving it for {1}.</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>Die Regel: {0} auf dem Stuhl, ohne ihn für {1} zu verlassen.</translation>
    </message>
    <message>
        <source>above {0}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>über {0}</translation>
    </message>
    <message>
        <source>after {0}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>nach {0}</translation>
    </message>
    <message>
        <source>below {0}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>unter {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>ab {0}</translation>
    </message>
    <message>
        <source>from {0} at {1} down to {2} at {3}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>von {0} bei {1} bis hinunter zu {2} bei {3}</translation>
    </message>
    <message>
        <source>holding counts from here</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>ab hier zählt das Halten</translation>
    </message>
    <message>
        <source>more strain</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>mehr Last</translation>
    </message>
    <message>
        <source>some strain</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>etwas Last</translation>
    </message>
    <message>
        <source>some strain {0}, more {1}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>etwas Last {0}, mehr {1}</translation>
    </message>
    <message>
        <source>some strain {0}, more {1}, against your own neutral</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>etwas Last {0}, mehr {1}, gegenüber deiner Neutralhaltung</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <source>{0}; and {1}</source>
        <extracomment>fired_rule.py</extracomment>
        <translation>{0}; und {1}</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>Alone: still {0}, the other parts are as high</source>
        <extracomment>result.py</extracomment>
        <translation>Allein: weiterhin {0}, die anderen Teile sind ebenso hoch</translation>
    </message>
    <message>
        <source>Alone: {1} instead of {0}</source>
        <extracomment>result.py</extracomment>
        <translation>Allein: {1} statt {0}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source> with {0}=FOLDER</source>
        <extracomment>settings/files.py</extracomment>
        <translation> mit {0}=ORDNER</translation>
    </message>
    <message>
        <source>, and allow the camera in Settings, Privacy, Camera</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>, und erlaub die Kamera unter Einstellungen, Datenschutz, Kamera</translation>
    </message>
    <message>
        <source>, and allow the camera in System Settings, Privacy &amp; Security</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>, und erlaub die Kamera in den Systemeinstellungen unter Datenschutz &amp; Sicherheit</translation>
    </message>
    <message>
        <source>I can&apos;t see both your shoulders</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Ich sehe nicht deine beiden Schultern</translation>
    </message>
    <message>
        <source>I can&apos;t see head and shoulders.</source>
        <extracomment>session.py</extracomment>
        <translation>Ich sehe Kopf und Schultern nicht.</translation>
    </message>
    <message>
        <source>I can&apos;t see you</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Ich sehe dich nicht</translation>
    </message>
    <message>
        <source>I can&apos;t see your ear and shoulder</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Ich sehe dein Ohr und deine Schulter nicht</translation>
    </message>
    <message>
        <source>I can&apos;t see your face</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Ich sehe dein Gesicht nicht</translation>
    </message>
    <message>
        <source>I can&apos;t tell which way you are turned</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Ich kann nicht sagen, wohin du gedreht bist</translation>
    </message>
    <message>
        <source>It is too dark for me to see you. A lamp beside the screen helps.</source>
        <extracomment>vision/light.py</extracomment>
        <translation>Es ist zu dunkel, um dich zu sehen. Eine Lampe neben dem Bildschirm hilft.</translation>
    </message>
    <message>
        <source>Keys that work from anywhere need a display of this computer; DISPLAY is {0}.</source>
        <extracomment>surroundings/hotkey.py</extracomment>
        <translation>Tasten, die überall wirken, brauchen einen Bildschirm dieses Rechners; DISPLAY ist {0}.</translation>
    </message>
    <message>
        <source>Move it back, or sit as you like to sit and set your neutral again.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Stell sie zurück, oder sitz, wie du magst, und setz deine Neutralhaltung neu.</translation>
    </message>
    <message>
        <source>No camera is called {0}, and no file or folder either.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Keine Kamera heißt {0}, und auch keine Datei und kein Ordner.</translation>
    </message>
    <message>
        <source>No picture comes from {0}.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Von {0} kommt kein Bild.</translation>
    </message>
    <message>
        <source>No source was named.</source>
        <extracomment>vision/sources.py</extracomment>
        <translation>Es wurde keine Quelle genannt.</translation>
    </message>
    <message>
        <source>Nobody is in the picture.</source>
        <extracomment>session.py</extracomment>
        <translation>Niemand ist im Bild.</translation>
    </message>
    <message>
        <source>None of the {0} pictures in {1} can be read. The first: {2}</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>Keines der {0} Bilder in {1} ist lesbar. Das erste: {2}</translation>
    </message>
    <message>
        <source>OpenCV cannot write an mp4 clip here.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>OpenCV kann hier keinen mp4-Clip schreiben.</translation>
    </message>
    <message>
        <source>Set the camera at about the height of your eyes, and look at the screen.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Stell die Kamera etwa auf Augenhöhe und schau auf den Bildschirm.</translation>
    </message>
    <message>
        <source>Set the camera level, and hold your head as you like it best.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Stell die Kamera gerade und halte den Kopf, wie es dir am liebsten ist.</translation>
    </message>
    <message>
        <source>Set the camera level, and rest both arms alike.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Stell die Kamera gerade und leg beide Arme gleich ab.</translation>
    </message>
    <message>
        <source>Several cameras are called {0}: {1}.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Mehrere Kameras heißen {0}: {1}.</translation>
    </message>
    <message>
        <source>Sit as far from the screen as you usually work: an arm&apos;s length is common.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Sitz so weit vom Bildschirm, wie du gewöhnlich arbeitest: Eine Armlänge ist üblich.</translation>
    </message>
    <message>
        <source>Sit as you work, and keep turned the same way until it is done.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Sitz wie bei der Arbeit und bleib gleich gedreht, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Sit comfortably, look at the screen, and rest until it is done.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Sitz bequem, schau auf den Bildschirm und ruh, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Sit so that your head and both shoulders are in the picture, with light on your face.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Sitz so, dass Kopf und beide Schultern im Bild sind, mit Licht auf dem Gesicht.</translation>
    </message>
    <message>
        <source>Sit tall but not stiff, with the camera squarely at your side.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Sitz groß, aber nicht steif, mit der Kamera genau seitlich von dir.</translation>
    </message>
    <message>
        <source>Sit upright against the backrest, or stand upright.</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>Sitz aufrecht an der Lehne, oder steh aufrecht.</translation>
    </message>
    <message>
        <source>Somebody is in the picture, but not at the usual place.</source>
        <extracomment>session.py</extracomment>
        <translation>Jemand ist im Bild, aber nicht am gewohnten Platz.</translation>
    </message>
    <message>
        <source>Something hides your face, so I can&apos;t tell how you hold your head.</source>
        <extracomment>session.py</extracomment>
        <translation>Etwas verdeckt dein Gesicht, darum sehe ich nicht, wie du den Kopf hältst.</translation>
    </message>
    <message>
        <source>Stay in the picture a little longer.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Bleib etwas länger im Bild.</translation>
    </message>
    <message>
        <source>The X server does not answer, so the keys do nothing.</source>
        <extracomment>surroundings/hotkey_x11.py</extracomment>
        <translation>Der X-Server antwortet nicht, darum bewirken die Tasten nichts.</translation>
    </message>
    <message>
        <source>The camera is askew.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Die Kamera steht schief.</translation>
    </message>
    <message>
        <source>The camera is off while the screen is locked.</source>
        <extracomment>session.py</extracomment>
        <translation>Die Kamera ist aus, solange der Bildschirm gesperrt ist.</translation>
    </message>
    <message>
        <source>The camera is off: a pause.</source>
        <extracomment>session.py</extracomment>
        <translation>Die Kamera ist aus: eine Pause.</translation>
    </message>
    <message>
        <source>The camera is off: another program needs it.</source>
        <extracomment>session.py</extracomment>
        <translation>Die Kamera ist aus: Ein anderes Programm braucht sie.</translation>
    </message>
    <message>
        <source>The camera is off: nobody has been here for a while.</source>
        <extracomment>session.py</extracomment>
        <translation>Die Kamera ist aus: Seit einer Weile war niemand hier.</translation>
    </message>
    <message>
        <source>The camera looks in another direction than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Die Kamera schaut in eine andere Richtung als vorher.</translation>
    </message>
    <message>
        <source>The camera sees you from another place than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Die Kamera sieht dich von einer anderen Stelle als vorher.</translation>
    </message>
    <message>
        <source>The camera {0} has stopped sending pictures.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Die Kamera {0} sendet keine Bilder mehr.</translation>
    </message>
    <message>
        <source>The camera {0} is not there.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Die Kamera {0} ist nicht da.</translation>
    </message>
    <message>
        <source>The camera {0} is there but gives no picture. Probably another program is using it.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Die Kamera {0} ist da, gibt aber kein Bild. Wahrscheinlich nutzt sie ein anderes Programm.</translation>
    </message>
    <message>
        <source>The camera {0} was unplugged or switched off.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Die Kamera {0} wurde abgesteckt oder ausgeschaltet.</translation>
    </message>
    <message>
        <source>The desk or the camera is at another height than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Der Tisch oder die Kamera ist in anderer Höhe als vorher.</translation>
    </message>
    <message>
        <source>The desktop does not answer when it is asked for {keys}.</source>
        <extracomment>surroundings/hotkey_portal.py</extracomment>
        <translation>Der Desktop antwortet nicht auf die Bitte um {keys}.</translation>
    </message>
    <message>
        <source>The desktop gave no keys; choose some in its keyboard settings, under Posture Coach.</source>
        <extracomment>surroundings/hotkey_portal.py</extracomment>
        <translation>Der Desktop gab keine Tasten frei; wähl welche in seinen Tastatureinstellungen, unter Posture Coach.</translation>
    </message>
    <message>
        <source>The desktop took the keys back.</source>
        <extracomment>surroundings/hotkey_portal.py</extracomment>
        <translation>Der Desktop hat die Tasten zurückgenommen.</translation>
    </message>
    <message>
        <source>The desktop was told not to give out {keys}. Its keyboard settings can change that, or switch the keys off and on again here to be asked once more.</source>
        <extracomment>surroundings/hotkey_portal.py</extracomment>
        <translation>Der Desktop soll {keys} nicht hergeben. Das lässt sich in seinen Tastatureinstellungen ändern; oder schalte die Tasten hier aus und wieder ein, um noch einmal gefragt zu werden.</translation>
    </message>
    <message>
        <source>The entry that should start it at login can&apos;t be followed: {0}.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Dem Eintrag, der es bei der Anmeldung starten soll, lässt sich nicht folgen: {0}.</translation>
    </message>
    <message>
        <source>The list of models (models.toml) cannot be read: {0}.</source>
        <extracomment>vision/models.py</extracomment>
        <translation>Die Liste der Modelle (models.toml) ist nicht lesbar: {0}.</translation>
    </message>
    <message>
        <source>The model {0} is missing.</source>
        <extracomment>vision/models.py</extracomment>
        <translation>Das Modell {0} fehlt.</translation>
    </message>
    <message>
        <source>The model {0} was altered or is cut off: it is not the file this version was tested with.</source>
        <extracomment>vision/models.py</extracomment>
        <translation>Das Modell {0} wurde verändert oder ist abgeschnitten: Es ist nicht die Datei, mit der diese Version getestet wurde.</translation>
    </message>
    <message>
        <source>The models could not be loaded: {0}.</source>
        <extracomment>vision/faces.py</extracomment>
        <translation>Die Modelle ließen sich nicht laden: {0}.</translation>
    </message>
    <message>
        <source>The picture is black: the lens is covered, or there is no light at all.</source>
        <extracomment>session.py</extracomment>
        <translation>Das Bild ist schwarz: Das Objektiv ist verdeckt, oder es gibt gar kein Licht.</translation>
    </message>
    <message>
        <source>The picture of {0} is black.</source>
        <extracomment>vision/live.py</extracomment>
        <translation>Das Bild von {0} ist schwarz.</translation>
    </message>
    <message>
        <source>The picture of {0} stands still.</source>
        <extracomment>vision/live.py</extracomment>
        <translation>Das Bild von {0} steht still.</translation>
    </message>
    <message>
        <source>The screen or the camera is tilted differently than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Der Bildschirm oder die Kamera ist anders gekippt als vorher.</translation>
    </message>
    <message>
        <source>The stream {0} has stopped.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Der Stream {0} hat aufgehört.</translation>
    </message>
    <message>
        <source>The window behind you is brighter than your face. Draw a curtain, or turn so that it is beside you.</source>
        <extracomment>vision/light.py</extracomment>
        <translation>Das Fenster hinter dir ist heller als dein Gesicht. Zieh einen Vorhang zu, oder dreh dich so, dass es neben dir ist.</translation>
    </message>
    <message>
        <source>There are no pictures in {0}.</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>In {0} sind keine Bilder.</translation>
    </message>
    <message>
        <source>There is no camera {0}.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Eine Kamera {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <extracomment>vision/sources.py</extracomment>
        <translation>Eine Datei oder einen Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There may be somebody, but I can&apos;t make out who sits here.</source>
        <extracomment>session.py</extracomment>
        <translation>Vielleicht ist jemand da, aber ich erkenne nicht, wer hier sitzt.</translation>
    </message>
    <message>
        <source>There may be somebody, but too far away to measure.</source>
        <extracomment>session.py</extracomment>
        <translation>Vielleicht ist jemand da, aber zu weit weg zum Messen.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys that work from anywhere (it has no portal for global shortcuts).</source>
        <extracomment>surroundings/hotkey_portal.py</extracomment>
        <translation>Dieser Desktop gibt Programmen keine Tasten, die überall wirken (er hat kein Portal für globale Tastenkürzel).</translation>
    </message>
    <message>
        <source>This keyboard has no {0}; choose other keys.</source>
        <extracomment>surroundings/hotkey_x11.py</extracomment>
        <translation>Diese Tastatur hat kein {0}; wähl andere Tasten.</translation>
    </message>
    <message>
        <source>This looks like another place. Learn your neutral here?</source>
        <extracomment>session.py</extracomment>
        <translation>Das sieht nach einem anderen Platz aus. Soll ich deine Neutralhaltung hier lernen?</translation>
    </message>
    <message>
        <source>This user may not use the camera {0} ({1}).</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Dieses Benutzerkonto darf die Kamera {0} nicht nutzen ({1}).</translation>
    </message>
    <message>
        <source>What should start at login is no longer there: {0}. Switch it off and on again, and it will be this one.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Was bei der Anmeldung starten soll, ist nicht mehr da: {0}. Schalte es aus und wieder ein, dann ist es dieses hier.</translation>
    </message>
    <message>
        <source>Where this program lies can&apos;t be found out, so it can&apos;t be started at login.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Wo dieses Programm liegt, lässt sich nicht herausfinden; darum kann es nicht bei der Anmeldung starten.</translation>
    </message>
    <message>
        <source>Windows does not give out {0} (error {1}); choose other keys.</source>
        <extracomment>surroundings/hotkey_windows.py</extracomment>
        <translation>Windows gibt {0} nicht her (Nummer {1}); wähl andere Tasten.</translation>
    </message>
    <message>
        <source>Windows does not give out {0}: {1}.</source>
        <extracomment>surroundings/hotkey_windows.py</extracomment>
        <translation>Windows gibt {0} nicht her: {1}.</translation>
    </message>
    <message>
        <source>Windows does not let the list of what starts at login be changed: {0}.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Windows lässt die Liste dessen, was bei der Anmeldung startet, nicht ändern: {0}.</translation>
    </message>
    <message>
        <source>Windows keeps F12 for itself; choose other keys.</source>
        <extracomment>surroundings/hotkey_windows.py</extracomment>
        <translation>Windows behält F12 für sich; wähl andere Tasten.</translation>
    </message>
    <message>
        <source>Windows starts nothing at login whose path is this long: {0}</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Windows startet bei der Anmeldung nichts, dessen Pfad so lang ist: {0}</translation>
    </message>
    <message>
        <source>You are too near for me to see head and shoulders.</source>
        <extracomment>session.py</extracomment>
        <translation>Du bist zu nah, als dass ich Kopf und Schultern sehen könnte.</translation>
    </message>
    <message>
        <source>You sit further to one side of the camera than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Du sitzt weiter auf einer Seite der Kamera als vorher.</translation>
    </message>
    <message>
        <source>You sit higher or lower than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Du sitzt höher oder tiefer als vorher.</translation>
    </message>
    <message>
        <source>You sit nearer to the camera, or farther from it, than before.</source>
        <extracomment>posture/moved.py</extracomment>
        <translation>Du sitzt näher an der Kamera oder weiter weg als vorher.</translation>
    </message>
    <message>
        <source>Your neutral could not be learned: you turned while I was looking.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Deine Neutralhaltung ließ sich nicht lernen: Du hast dich dabei gedreht.</translation>
    </message>
    <message>
        <source>Your neutral could not be learned: you were seen for {0} s in {1} pictures, and it takes {2} s and {3}.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Deine Neutralhaltung ließ sich nicht lernen: Zu sehen warst du {0} s lang in {1} Bildern, und es braucht {2} s und {3}.</translation>
    </message>
    <message>
        <source>Your neutral could not be learned: {0}.</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>Deine Neutralhaltung ließ sich nicht lernen: {0}.</translation>
    </message>
    <message>
        <source>add the user to the group &apos;video&apos; and log in again.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Nimm das Benutzerkonto in die Gruppe „video“ auf und melde dich neu an.</translation>
    </message>
    <message>
        <source>ask whoever looks after this computer, or put a link to Posture Coach into the folder that  shell:startup  opens.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Frag, wer sich um diesen Rechner kümmert, oder leg eine Verknüpfung zu Posture Coach in den Ordner, den  shell:startup  öffnet.</translation>
    </message>
    <message>
        <source>assumed</source>
        <extracomment>posture/lens.py</extracomment>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>by name</source>
        <extracomment>posture/lens.py</extracomment>
        <translation>nach dem Namen</translation>
    </message>
    <message>
        <source>check that the file and its folder are yours to read.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Prüf, ob du die Datei und ihren Ordner lesen darfst.</translation>
    </message>
    <message>
        <source>check that the folder is yours to write and the disk is not full, or choose another place{0}.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Prüf, ob du in den Ordner schreiben darfst und die Platte noch Platz hat, oder wähl einen anderen Ort{0}.</translation>
    </message>
    <message>
        <source>check that this is the right file.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Prüf, ob das die gemeinte Datei ist.</translation>
    </message>
    <message>
        <source>check the address, and that the camera or program that sends it is on; it is tried again by itself.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Prüf die Adresse, und ob die Kamera oder das sendende Programm läuft; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>choose one of these cameras: {0}.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Wähl eine dieser Kameras: {0}.</translation>
    </message>
    <message>
        <source>close other programs that use it, or unplug it and plug it in again.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Schließ andere Programme, die sie nutzen, oder steck sie ab und wieder an.</translation>
    </message>
    <message>
        <source>close other programs that use the camera, such as video calls{0}.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Schließ andere Programme, die die Kamera nutzen, etwa Videoanrufe{0}.</translation>
    </message>
    <message>
        <source>end the call; it goes on by itself.</source>
        <extracomment>session.py</extracomment>
        <translation>Beende den Anruf; es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>give one that begins with http://, https:// or rtsp://.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Nimm eine, die mit http://, https:// oder rtsp:// beginnt.</translation>
    </message>
    <message>
        <source>give the number, or more of the name.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Nenn die Nummer oder mehr vom Namen.</translation>
    </message>
    <message>
        <source>install Posture Coach into a folder with a shorter path.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Installier Posture Coach in einen Ordner mit kürzerem Pfad.</translation>
    </message>
    <message>
        <source>install posturecoach again.</source>
        <extracomment>vision/models.py</extracomment>
        <translation>Installier posturecoach neu.</translation>
    </message>
    <message>
        <source>install posturecoach again; models/README.md says where the file comes from.</source>
        <extracomment>vision/models.py</extracomment>
        <translation>Installier posturecoach neu; in models/README.md steht, woher die Datei kommt.</translation>
    </message>
    <message>
        <source>leave mp4 out of --formats, or see whether the disk is full.</source>
        <extracomment>vision/filming.py</extracomment>
        <translation>Lass mp4 bei --formats weg, oder sieh nach, ob der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>look whether the disk is full.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>Schau, ob die Platte voll ist.</translation>
    </message>
    <message>
        <source>macOS: keys that work from anywhere are not available here.</source>
        <extracomment>surroundings/hotkey.py</extracomment>
        <translation>macOS: Tasten, die überall wirken, gibt es hier nicht.</translation>
    </message>
    <message>
        <source>mend it, or move it away and learn anew: posturecoach calibrate, or &apos;Learn my neutral&apos; in the window.</source>
        <extracomment>settings/known.py</extracomment>
        <translation>Bring sie in Ordnung, oder leg sie beiseite und lern neu: posturecoach calibrate, oder „Haltung lernen“ im Fenster.</translation>
    </message>
    <message>
        <source>mend that line, or delete the file to start afresh.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Bring diese Zeile in Ordnung, oder lösch die Datei und fang neu an.</translation>
    </message>
    <message>
        <source>mend these lines, or delete the file to start afresh.</source>
        <extracomment>settings/keeping.py</extracomment>
        <translation>Bring diese Zeilen in Ordnung, oder lösch die Datei und fang neu an.</translation>
    </message>
    <message>
        <source>name a camera (0), a clip, a picture, a folder of pictures or a stream.</source>
        <extracomment>vision/sources.py</extracomment>
        <translation>Nenn eine Kamera (0), einen Clip, ein Bild, einen Bilderordner oder einen Stream.</translation>
    </message>
    <message>
        <source>name a file in it.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Nenn eine Datei darin.</translation>
    </message>
    <message>
        <source>name a file, or move this aside.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Nenn eine Datei, oder leg dies beiseite.</translation>
    </message>
    <message>
        <source>name the folder that holds the pictures themselves (JPEG, PNG and so on).</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>Nenn den Ordner, in dem die Bilder selbst liegen (JPEG, PNG und so weiter).</translation>
    </message>
    <message>
        <source>nothing needs to be done: it was set aside, and the coach begins anew.</source>
        <extracomment>settings/coach_memory.py</extracomment>
        <translation>Es ist nichts zu tun: Sie wurde beiseitegelegt, und der Coach beginnt neu.</translation>
    </message>
    <message>
        <source>open it again.</source>
        <extracomment>vision/reel.py</extracomment>
        <translation>öffne es noch einmal.</translation>
    </message>
    <message>
        <source>open the camera&apos;s shutter or cover, or switch on a light.</source>
        <extracomment>vision/live.py</extracomment>
        <translation>Öffne die Blende oder Abdeckung der Kamera, oder mach Licht an.</translation>
    </message>
    <message>
        <source>plug it in again; it is taken up by itself.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Steck sie wieder an; sie wird von selbst wieder genutzt.</translation>
    </message>
    <message>
        <source>plug it in, or choose another camera.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Steck sie an, oder wähl eine andere Kamera.</translation>
    </message>
    <message>
        <source>plug one in, or name a clip, a picture, a folder of pictures or a stream.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>Steck eine an, oder nenn einen Clip, ein Bild, einen Bilderordner oder einen Stream.</translation>
    </message>
    <message>
        <source>press a key; it looks by itself now and then.</source>
        <extracomment>session.py</extracomment>
        <translation>Drück eine Taste; sie schaut ab und zu von selbst.</translation>
    </message>
    <message>
        <source>remove it by hand, or switch it off in the settings of the desktop.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Entfern es von Hand, oder schalte es in den Einstellungen des Desktops aus.</translation>
    </message>
    <message>
        <source>run  posturecoach doctor  to see which file is wrong.</source>
        <extracomment>vision/faces.py</extracomment>
        <translation>Führ  posturecoach doctor  aus, um zu sehen, welche Datei es ist.</translation>
    </message>
    <message>
        <source>save the file as UTF-8, or delete it to start afresh.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>Speichere die Datei als UTF-8, oder lösch sie und fang neu an.</translation>
    </message>
    <message>
        <source>see whether it is a clip and plays elsewhere; it may be cut off or of another kind.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>Schau, ob es ein Clip ist und anderswo läuft; er ist vielleicht abgeschnitten oder von anderer Art.</translation>
    </message>
    <message>
        <source>see whether it is there and whether you may read it.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>Schau, ob es da ist und ob du es lesen darfst.</translation>
    </message>
    <message>
        <source>see whether it opens elsewhere; save it again as JPEG or PNG.</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>Schau, ob es sich anderswo öffnen lässt; speichere es neu als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>see whether the camera or program that sends it is on; it is taken up again by itself.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Schau, ob die Kamera oder das sendende Programm läuft; es wird von selbst wieder aufgenommen.</translation>
    </message>
    <message>
        <source>see whether the path is right.</source>
        <extracomment>vision/sources.py</extracomment>
        <translation>Schau, ob der Pfad stimmt.</translation>
    </message>
    <message>
        <source>see whether they open elsewhere.</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>Schau, ob sie sich anderswo öffnen lassen.</translation>
    </message>
    <message>
        <source>start it with the full path of its Python once, then switch this on again.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>Starte es einmal mit dem vollen Pfad seines Pythons, und schalte dies dann wieder ein.</translation>
    </message>
    <message>
        <source>told</source>
        <extracomment>posture/lens.py</extracomment>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>unlock the screen; it goes on by itself.</source>
        <extracomment>session.py</extracomment>
        <translation>Entsperr den Bildschirm; es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>unplug the camera and plug it in again, or restart the program that sends the picture.</source>
        <extracomment>vision/live.py</extracomment>
        <translation>Steck die Kamera ab und wieder an, oder starte das sendende Programm neu.</translation>
    </message>
    <message>
        <source>use that version; or move the file away, and the coach begins anew.</source>
        <extracomment>settings/coach_memory.py</extracomment>
        <translation>Nimm jene Version; oder leg die Datei beiseite, und der Coach beginnt neu.</translation>
    </message>
    <message>
        <source>wait until it ends, or resume.</source>
        <extracomment>session.py</extracomment>
        <translation>Wart, bis sie endet, oder setz fort.</translation>
    </message>
    <message>
        <source>write the address as the camera&apos;s page or manual gives it, for example http://192.168.1.20:8080/video.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>Schreib die Adresse so, wie die Seite oder Anleitung der Kamera sie nennt, zum Beispiel http://192.168.1.20:8080/video.</translation>
    </message>
    <message>
        <source>you are very near to the camera, or far from it</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>du bist der Kamera sehr nah oder weit von ihr weg</translation>
    </message>
    <message>
        <source>you leaned forward or back</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>du hast dich vor- oder zurückgelehnt</translation>
    </message>
    <message>
        <source>you may not</source>
        <extracomment>settings/files.py</extracomment>
        <translation>du darfst es nicht</translation>
    </message>
    <message>
        <source>you moved nearer or farther</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>du bist näher gekommen oder weiter weg gerückt</translation>
    </message>
    <message>
        <source>you moved sideways</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>du hast dich seitlich bewegt</translation>
    </message>
    <message>
        <source>you moved up or down</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>du hast dich auf- oder abbewegt</translation>
    </message>
    <message>
        <source>you were hard to see in most of the pictures</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>du warst in den meisten Bildern schwer zu sehen</translation>
    </message>
    <message>
        <source>your head is far before or behind your shoulders</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>dein Kopf ist weit vor oder hinter deinen Schultern</translation>
    </message>
    <message>
        <source>your head is tilted far up or down as the camera sees it</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>dein Kopf ist, von der Kamera aus, weit nach oben oder unten geneigt</translation>
    </message>
    <message>
        <source>your head moved forward or back</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>dein Kopf ging vor oder zurück</translation>
    </message>
    <message>
        <source>your head nodded</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>dein Kopf hat genickt</translation>
    </message>
    <message>
        <source>your head or the camera is tilted to one side</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>dein Kopf oder die Kamera ist zur Seite geneigt</translation>
    </message>
    <message>
        <source>your head turned</source>
        <extracomment>posture/neutral.py</extracomment>
        <translation>dein Kopf hat sich gedreht</translation>
    </message>
    <message>
        <source>your shoulders or the camera are tilted to one side</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>deine Schultern oder die Kamera sind zur Seite geneigt</translation>
    </message>
    <message>
        <source>your upper body leans far forward or back</source>
        <extracomment>posture/data/neutral.toml</extracomment>
        <translation>dein Oberkörper lehnt weit nach vorn oder hinten</translation>
    </message>
    <message>
        <source>{0} No camera was found at all.</source>
        <extracomment>vision/cameras.py</extracomment>
        <translation>{0} Es wurde gar keine Kamera gefunden.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be removed: {1}.</source>
        <extracomment>surroundings/autostart.py</extracomment>
        <translation>{0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be followed:
  line {1}: not UTF-8 text</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} ist so nicht lesbar:
  Zeile {1}: kein UTF-8-Text</translation>
    </message>
    <message>
        <source>{0} cannot be followed:
{1}</source>
        <extracomment>settings/keeping.py</extracomment>
        <translation>{0} ist so nicht lesbar:
{1}</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>{0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written: no codec for it works here.</source>
        <extracomment>vision/filming.py</extracomment>
        <translation>{0} lässt sich nicht schreiben: Hier funktioniert kein Codec dafür.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} ends after {1}: the rest is cut off or damaged.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>{0} endet nach {1}: Der Rest ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <source>{0} holds no picture that can be read.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>{0} enthält kein lesbares Bild.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>vision/clips.py</extracomment>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is in use by another program already; choose other keys.</source>
        <extracomment>surroundings/hotkey_windows.py</extracomment>
        <translation>{0} wird schon von einem anderen Programm benutzt; wähl andere Tasten.</translation>
    </message>
    <message>
        <source>{0} is larger than any settings file.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} ist größer als jede Einstellungsdatei.</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <source>{0} is not a memory of the coach that can be used: {1}</source>
        <extracomment>settings/coach_memory.py</extracomment>
        <translation>{0} ist kein Gedächtnis des Coachs, das sich nutzen lässt: {1}</translation>
    </message>
    <message>
        <source>{0} is not a neutral that this version can use: {1}</source>
        <extracomment>settings/known.py</extracomment>
        <translation>{0} ist keine Neutralhaltung, die diese Version nutzen kann: {1}</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read.</source>
        <extracomment>vision/pictures.py</extracomment>
        <translation>{0} ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>{0} is not an address that can be watched.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>{0} ist keine Adresse, die sich anschauen lässt.</translation>
    </message>
    <message>
        <source>{0} is not complete TOML:
  line {1}: {2}</source>
        <extracomment>settings/files.py</extracomment>
        <translation>{0} ist kein vollständiges TOML:
  Zeile {1}: {2}</translation>
    </message>
    <message>
        <source>{0} names no host.</source>
        <extracomment>vision/streams.py</extracomment>
        <translation>{0} nennt keinen Host.</translation>
    </message>
    <message>
        <source>{0} was closed.</source>
        <extracomment>vision/reel.py</extracomment>
        <translation>{0} wurde geschlossen.</translation>
    </message>
    <message>
        <source>{0} was written by a newer Posture Coach.</source>
        <extracomment>settings/coach_memory.py</extracomment>
        <translation>{0} wurde von einem neueren Posture Coach geschrieben.</translation>
    </message>
    <message>
        <source>{0}, {1} degrees</source>
        <extracomment>posture/lens.py</extracomment>
        <translation>{0}, {1} Grad</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>% of the shoulder width</source>
        <extracomment>series.py</extracomment>
        <translation>% der Schulterbreite</translation>
    </message>
    <message>
        <source>Strain on the whole</source>
        <extracomment>series.py</extracomment>
        <translation>Last insgesamt</translation>
    </message>
    <message>
        <source>at ease</source>
        <extracomment>series.py</extracomment>
        <translation>locker</translation>
    </message>
    <message>
        <source>more</source>
        <extracomment>series.py</extracomment>
        <translation>mehr</translation>
    </message>
    <message>
        <source>ratio</source>
        <extracomment>series.py</extracomment>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>some</source>
        <extracomment>series.py</extracomment>
        <translation>etwas</translation>
    </message>
    <message>
        <source>{measure}</source>
        <extracomment>series.py</extracomment>
        <translation>{measure}</translation>
    </message>
    <message>
        <source>{measure}, from your neutral</source>
        <extracomment>history_figures.py</extracomment>
        <translation>{measure}, Abweichung</translation>
    </message>
</context>
<context>
    <name>speech</name>
    <message>
        <source>The computer&apos;s voice did not speak. Is it installed properly?</source>
        <extracomment>speech.py</extracomment>
        <translation>Die Stimme des Computers hat nicht gesprochen. Ist sie vollständig installiert?</translation>
    </message>
    <message>
        <source>This computer has no voice that can be used.</source>
        <extracomment>speech.py</extracomment>
        <translation>Dieser Computer hat keine Stimme, die sich benutzen lässt.</translation>
    </message>
    <message>
        <source>This computer has no voice. Install the package speech-dispatcher, then try again.</source>
        <extracomment>speech.py</extracomment>
        <translation>Dieser Computer hat keine Stimme. Installier das Paket speech-dispatcher und versuch es dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>1 to 4 hours a day, or 30 to 60 minutes at a time</source>
        <extracomment>workstation.toml</extracomment>
        <translation>1 bis 4 Stunden am Tag, oder 30 bis 60 Minuten am Stück</translation>
    </message>
    <message>
        <source>20-20-20 for the eyes</source>
        <extracomment>cards.toml</extracomment>
        <translation>20-20-20 für die Augen</translation>
    </message>
    <message>
        <source>20-20-20: Talens-Estarelles et al. 2023; others found no effect</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>20-20-20: Talens-Estarelles et al. 2023; andere fanden keine Wirkung</translation>
    </message>
    <message>
        <source>A backrest that can be set would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Eine verstellbare Rückenlehne würde helfen.</translation>
    </message>
    <message>
        <source>A calculation for one made-up neck, not a measurement, and contested.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Eine Rechnung für einen einzigen gedachten Nacken, keine Messung, und umstritten.</translation>
    </message>
    <message>
        <source>A careful experiment, but with 11 people on single days.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Ein sorgfältiger Versuch, aber mit 11 Menschen an einzelnen Tagen.</translation>
    </message>
    <message>
        <source>A chair whose height can be set would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ein höhenverstellbarer Stuhl würde helfen.</translation>
    </message>
    <message>
        <source>A chair whose seat depth can be set would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ein Stuhl mit verstellbarer Sitztiefe würde helfen.</translation>
    </message>
    <message>
        <source>A desk or keyboard tray that can be set in height would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ein höhenverstellbarer Tisch oder Tastaturauszug würde helfen.</translation>
    </message>
    <message>
        <source>A head that leans forward has to be held by the muscles of the neck. One computer model of a single head and neck drew this as numbers that grow with the angle, and the picture went round the world. Nothing was measured on people, and no such number holds for you. What it shows is only the direction: the further a head leans, and the longer, the more the muscles do.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Ein Kopf, der sich nach vorn neigt, muss von den Nackenmuskeln gehalten werden. Ein Computermodell eines einzelnen Kopfes und Nackens zeigte das als Zahlen, die mit dem Winkel wachsen, und das Bild ging um die Welt. Gemessen wurde nichts an Menschen, und keine dieser Zahlen gilt für dich. Es zeigt nur die Richtung: Je weiter und je länger sich ein Kopf neigt, desto mehr tun die Muskeln.</translation>
    </message>
    <message>
        <source>A headset, or a phone with a loudspeaker, would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ein Headset oder ein Telefon mit Lautsprecher würde helfen.</translation>
    </message>
    <message>
        <source>A picture of load on the neck</source>
        <extracomment>cards.toml</extracomment>
        <translation>Ein Bild von der Last auf dem Nacken</translation>
    </message>
    <message>
        <source>A window or lamp is mirrored in it</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ein Fenster oder eine Lampe spiegelt sich darin</translation>
    </message>
    <message>
        <source>ASR A6 (Germany 2024); OSHA computer workstations; VBG</source>
        <extracomment>cards.toml</extracomment>
        <translation>ASR A6 (Deutschland 2024); OSHA Computer Workstations; VBG</translation>
    </message>
    <message>
        <source>About a hand&apos;s width is free (7 to 8 cm)</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Etwa eine Handbreit ist frei (7 bis 8 cm)</translation>
    </message>
    <message>
        <source>About an arm&apos;s length is a good start: at least 50 cm, and more for a large screen. The German rule is 1.6 times the diagonal, so 70 cm for 17 inches and 100 cm for 24; the American one is 50 to 100 cm. If you lean in to read, make the letters larger rather than the distance smaller.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Etwa eine Armlänge ist ein guter Anfang: mindestens 50 cm, und mehr bei einem großen Bildschirm. Die deutsche Regel ist das 1,6-Fache der Diagonale, also 70 cm bei 17 Zoll und 100 cm bei 24; die amerikanische 50 bis 100 cm. Wenn du dich zum Lesen vorbeugst, mach lieber die Schrift größer als den Abstand kleiner.</translation>
    </message>
    <message>
        <source>About an arm&apos;s length is common. Measure along your line of sight.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Etwa eine Armlänge ist üblich. Miss entlang deiner Blickrichtung.</translation>
    </message>
    <message>
        <source>And how long do you phone?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Und wie lange telefonierst du?</translation>
    </message>
    <message>
        <source>And how long do you type?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Und wie lange tippst du?</translation>
    </message>
    <message>
        <source>And how long is your hand on the mouse?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Und wie lange liegt deine Hand auf der Maus?</translation>
    </message>
    <message>
        <source>Andersen 2011, Pain (n = 198): two minutes a day lowered pain by 1.4 (0.7 to 2.0) of 10</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Andersen 2011, Pain (n = 198): zwei Minuten am Tag senkten den Schmerz um 1,4 (0,7 bis 2,0) von 10</translation>
    </message>
    <message>
        <source>Andersen et al. 2011 (n=198)</source>
        <extracomment>cards.toml</extracomment>
        <translation>Andersen et al. 2011 (n=198)</translation>
    </message>
    <message>
        <source>Arm rests carry them, shoulders loose</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Armlehnen tragen sie, die Schultern sind locker</translation>
    </message>
    <message>
        <source>Arm rests that can be set would help.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Verstellbare Armlehnen würden helfen.</translation>
    </message>
    <message>
        <source>Arm rests too high or too low, or none</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Armlehnen zu hoch oder zu tief, oder gar keine</translation>
    </message>
    <message>
        <source>Basson 2017, JOSPT: neck and arm pain -1.89 (-3.14 to -0.64) of 10; sliders: Coppieters and Butler 2008, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Basson 2017, JOSPT: Nacken- und Armschmerz -1,89 (-3,14 bis -0,64) von 10; Gleiten: Coppieters und Butler 2008, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>Basson 2017: nerve-related low back pain -1.78 of 10; Ellis 2016: the nerve slides alike slumped and upright</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Basson 2017: nervenbedingter Kreuzschmerz -1,78 von 10; Ellis 2016: Der Nerv gleitet rund und aufrecht gleich</translation>
    </message>
    <message>
        <source>Bent upwards, clearly (over 15 degrees)</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Deutlich nach oben abgeknickt (über 15 Grad)</translation>
    </message>
    <message>
        <source>Bring the arm rests closer together.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell die Armlehnen enger zusammen.</translation>
    </message>
    <message>
        <source>Bring the floor to your feet: lower the seat, or put a footrest under them.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Bring den Boden zu deinen Füßen: Stell den Sitz tiefer, oder nimm eine Fußstütze.</translation>
    </message>
    <message>
        <source>Bring the mouse straight before your shoulder, right beside the keyboard.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hol die Maus direkt vor die Schulter, gleich neben die Tastatur.</translation>
    </message>
    <message>
        <source>Bring the screen closer, to about {0} cm.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hol den Bildschirm näher, auf etwa {0} cm.</translation>
    </message>
    <message>
        <source>Bring the support into the small of your back: move the backrest, or put a small cushion there.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Bring die Stütze ins Kreuz: Verstell die Rückenlehne, oder leg ein kleines Kissen dorthin.</translation>
    </message>
    <message>
        <source>Bring what you need often down from above your head.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hol, was du oft brauchst, von über dem Kopf herunter.</translation>
    </message>
    <message>
        <source>CDC STEADI four-stage balance, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>CDC STEADI, Gleichgewicht in vier Stufen, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>Chair</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>Diaz 2023 (n = 11): five minutes in every 30 lowered glucose and blood pressure; HSE: 5 to 10 minutes an hour</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Diaz 2023 (n = 11): fünf Minuten alle 30 senkten Blutzucker und Blutdruck; HSE: 5 bis 10 Minuten je Stunde</translation>
    </message>
    <message>
        <source>Diaz et al. 2023 (n=11)</source>
        <extracomment>cards.toml</extracomment>
        <translation>Diaz et al. 2023 (n=11)</translation>
    </message>
    <message>
        <source>Diaz et al. 2023: a walk every 30 minutes</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Diaz et al. 2023: ein Gang alle 30 Minuten</translation>
    </message>
    <message>
        <source>Do short breaks help?</source>
        <extracomment>cards.toml</extracomment>
        <translation>Helfen kurze Pausen?</translation>
    </message>
    <message>
        <source>Do you read the screen through progressive lenses?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Liest du den Bildschirm durch Gleitsichtgläser?</translation>
    </message>
    <message>
        <source>Every 20 minutes look at something 6 metres away for 20 seconds: in 29 people the eyes felt better while a program reminded them, for two weeks. A week later that was gone, and another experiment found no effect of 20-second breaks. It does no harm to try.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Alle 20 Minuten 20 Sekunden lang auf etwas schauen, das 6 Meter entfernt ist: Bei 29 Menschen fühlten sich die Augen besser an, solange ein Programm daran erinnerte, zwei Wochen lang. Eine Woche später war das vorbei, und ein anderer Versuch fand keine Wirkung von 20-Sekunden-Pausen. Ein Versuch schadet nicht.</translation>
    </message>
    <message>
        <source>Feet flat, knees at about a right angle</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Füße flach, Knie etwa im rechten Winkel</translation>
    </message>
    <message>
        <source>Fold in the keyboard&apos;s feet, so that your wrists are straight when you type.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Klapp die Füße der Tastatur ein, damit deine Handgelenke beim Tippen gerade sind.</translation>
    </message>
    <message>
        <source>Further out: I reach for it</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Weiter außen: Ich greife danach</translation>
    </message>
    <message>
        <source>Hansraj 2014, Surg Technol Int 25:277 (finite-element model)</source>
        <extracomment>cards.toml</extracomment>
        <translation>Hansraj 2014, Surg Technol Int 25:277 (Finite-Elemente-Modell)</translation>
    </message>
    <message>
        <source>High: I lift my chin to see the top</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hoch: Ich hebe das Kinn, um die Oberkante zu sehen</translation>
    </message>
    <message>
        <source>High: the thighs slope down to the knees</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hoch: Die Oberschenkel fallen zu den Knien ab</translation>
    </message>
    <message>
        <source>How are your wrists when you type?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie sind deine Handgelenke beim Tippen?</translation>
    </message>
    <message>
        <source>How do you use a phone at this desk?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie nutzt du an diesem Tisch ein Telefon?</translation>
    </message>
    <message>
        <source>How does the chair hold your back?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie stützt der Stuhl deinen Rücken?</translation>
    </message>
    <message>
        <source>How far are your eyes from the screen?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie weit sind deine Augen vom Bildschirm?</translation>
    </message>
    <message>
        <source>How far both shoulders are drawn up towards the ears.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit beide Schultern zu den Ohren hochgezogen sind.</translation>
    </message>
    <message>
        <source>How far from the screen?</source>
        <extracomment>cards.toml</extracomment>
        <translation>Wie weit vom Bildschirm?</translation>
    </message>
    <message>
        <source>How far the ear is before the shoulder, as a share of the distance between the two.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit das Ohr vor der Schulter liegt, als Anteil des Abstands der beiden.</translation>
    </message>
    <message>
        <source>How far the face is turned down or up, compared with looking at the screen at ease.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit das Gesicht nach unten oder oben gedreht ist, verglichen mit dem entspannten Blick auf den Bildschirm.</translation>
    </message>
    <message>
        <source>How far the face is turned to the left or right of the camera.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit das Gesicht von der Kamera nach links oder rechts gedreht ist.</translation>
    </message>
    <message>
        <source>How far the head is tipped against the line of the shoulders.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit der Kopf gegen die Schulterlinie geneigt ist.</translation>
    </message>
    <message>
        <source>How far the head is tipped towards one shoulder.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit der Kopf zu einer Schulter geneigt ist.</translation>
    </message>
    <message>
        <source>How far the line from ear to eye has turned down from where it is when you look ahead at ease.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit sich die Linie vom Ohr zum Auge nach unten gedreht hat, verglichen mit dem entspannten Blick nach vorn.</translation>
    </message>
    <message>
        <source>How far the neck is bent against the upper body, which may lean itself.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit der Nacken gegen den Oberkörper gebeugt ist, der selbst geneigt sein kann.</translation>
    </message>
    <message>
        <source>How far the neck leans: the line from shoulder to ear against the vertical.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit der Hals geneigt ist: die Linie von der Schulter zum Ohr gegen die Senkrechte.</translation>
    </message>
    <message>
        <source>How far the shoulders are turned away from the camera. A camera sees this least well.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit die Schultern von der Kamera weggedreht sind. Das sieht eine Kamera am wenigsten genau.</translation>
    </message>
    <message>
        <source>How far the shoulders have moved to one side, in shoulder widths.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit sich die Schultern zur Seite verschoben haben, in Schulterbreiten.</translation>
    </message>
    <message>
        <source>How far the upper arm is lifted away from the body.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit der Oberarm vom Körper abgehoben ist.</translation>
    </message>
    <message>
        <source>How far the upper body leans forward or back.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit sich der Oberkörper nach vorn oder hinten neigt.</translation>
    </message>
    <message>
        <source>How far the upper body leans to one side.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit sich der Oberkörper zur Seite neigt.</translation>
    </message>
    <message>
        <source>How far your eyes are from the camera, judged from the size of the iris, which hardly differs between people.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie weit deine Augen von der Kamera entfernt sind, geschätzt aus der Größe der Iris, die sich zwischen Menschen kaum unterscheidet.</translation>
    </message>
    <message>
        <source>How high is your screen?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie hoch ist dein Bildschirm?</translation>
    </message>
    <message>
        <source>How high is your seat?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie hoch ist dein Sitz?</translation>
    </message>
    <message>
        <source>How large is your screen, corner to corner?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie groß ist dein Bildschirm, von Ecke zu Ecke?</translation>
    </message>
    <message>
        <source>How long do you sit at this screen?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie lange sitzt du an diesem Bildschirm?</translation>
    </message>
    <message>
        <source>How much higher one shoulder is than the other.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie viel höher eine Schulter ist als die andere.</translation>
    </message>
    <message>
        <source>How much lower your eyes are than when you sat at ease.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie viel tiefer deine Augen sind als beim entspannten Sitzen.</translation>
    </message>
    <message>
        <source>How much nearer than the shoulders the face has come: a face that moves forward looks larger.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Wie viel näher als die Schultern das Gesicht gekommen ist: Ein Gesicht, das nach vorn kommt, sieht größer aus.</translation>
    </message>
    <message>
        <source>How much seat is there under your thighs?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wie viel Sitzfläche ist unter deinen Oberschenkeln?</translation>
    </message>
    <message>
        <source>I do not phone here</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ich telefoniere hier nicht</translation>
    </message>
    <message>
        <source>I hold it between ear and shoulder</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ich halte es zwischen Ohr und Schulter</translation>
    </message>
    <message>
        <source>I often reach up for things above my head</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ich greife oft nach Dingen über dem Kopf</translation>
    </message>
    <message>
        <source>I reach far for it (over 30 cm)</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ich greife weit danach (über 30 cm)</translation>
    </message>
    <message>
        <source>I read from papers, and they lie flat on the desk</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ich lese von Papier, und es liegt flach auf dem Tisch</translation>
    </message>
    <message>
        <source>In one trial over six months, office workers who got up often, or often shifted in their seat, had new neck pain in 17 of 100 cases, the others in 44; for the lower back it was 9 and 7 against 33. In another, half a minute every 20 minutes lessened discomfort and cost no work. Short and often seems to do more than long and rare.</source>
        <extracomment>cards.toml</extracomment>
        <translation>In einer Studie über sechs Monate bekamen Menschen im Büro, die oft aufstanden oder oft im Sitzen die Lage wechselten, in 17 von 100 Fällen neue Nackenschmerzen, die anderen in 44; im unteren Rücken waren es 9 und 7 gegenüber 33. In einer anderen minderte eine halbe Minute alle 20 Minuten die Beschwerden und kostete keine Arbeit. Kurz und oft scheint mehr zu bringen als lang und selten.</translation>
    </message>
    <message>
        <source>Is any of this so at your screen?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Trifft davon etwas auf deinen Bildschirm zu?</translation>
    </message>
    <message>
        <source>Is any of this so when you phone?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Trifft davon etwas zu, wenn du telefonierst?</translation>
    </message>
    <message>
        <source>Is any of this so where you sit?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Trifft davon etwas auf deinen Sitzplatz zu?</translation>
    </message>
    <message>
        <source>Is any of this so with your keyboard?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Trifft davon etwas auf deine Tastatur zu?</translation>
    </message>
    <message>
        <source>Is any of this so with your mouse?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Trifft davon etwas auf deine Maus zu?</translation>
    </message>
    <message>
        <source>Is the screen straight before you?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Steht der Bildschirm gerade vor dir?</translation>
    </message>
    <message>
        <source>Is there one right posture?</source>
        <extracomment>cards.toml</extracomment>
        <translation>Gibt es die eine richtige Haltung?</translation>
    </message>
    <message>
        <source>It has no headset and no loudspeaker</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Es hat weder Headset noch Lautsprecher</translation>
    </message>
    <message>
        <source>It holds the small of my back, a little reclined</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Er stützt das Kreuz, leicht zurückgeneigt</translation>
    </message>
    <message>
        <source>It is so high that my shoulders lift</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Sie steht so hoch, dass sich meine Schultern heben</translation>
    </message>
    <message>
        <source>It is so small that I pinch it with my fingertips</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Sie ist so klein, dass ich sie mit den Fingerspitzen greife</translation>
    </message>
    <message>
        <source>It leans far back, or stands bolt upright</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Sie neigt sich weit zurück oder steht senkrecht</translation>
    </message>
    <message>
        <source>It lies higher or lower than the keyboard</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Sie liegt höher oder tiefer als die Tastatur</translation>
    </message>
    <message>
        <source>Lau et al. 2009; personal first (Ruivo et al. 2014)</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Lau et al. 2009; zuerst der eigene Wert (Ruivo et al. 2014)</translation>
    </message>
    <message>
        <source>Lean back, and feel the room between the seat&apos;s edge and the back of your knees.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Lehn dich an und fühl, wie viel Platz zwischen Sitzkante und Kniekehlen ist.</translation>
    </message>
    <message>
        <source>Less: the edge touches my legs, or nearly</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Weniger: Die Kante berührt fast oder ganz meine Beine</translation>
    </message>
    <message>
        <source>Let forearm and hand form a line: a split or wider keyboard helps.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Lass Unterarm und Hand eine Linie bilden: Eine geteilte oder breitere Tastatur hilft.</translation>
    </message>
    <message>
        <source>Let your shoulders hang, and see where your elbows are.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Lass die Schultern hängen und schau, wo deine Ellbogen sind.</translation>
    </message>
    <message>
        <source>Lifting the arms to the side with a rubber band for two minutes a day eased pain in neck and shoulders by 1.4 points of 10, twelve minutes by 1.9. About two thirds of the sessions were done. So little may be worth a try.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Die Arme mit einem Gummiband zwei Minuten am Tag seitlich zu heben, linderte Schmerzen in Nacken und Schultern um 1,4 von 10 Punkten, zwölf Minuten um 1,9. Etwa zwei Drittel der Einheiten wurden gemacht. So wenig ist vielleicht einen Versuch wert.</translation>
    </message>
    <message>
        <source>Look straight ahead. Where is the top of the screen?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Schau geradeaus. Wo ist die Oberkante des Bildschirms?</translation>
    </message>
    <message>
        <source>Low: I look far down, as to a laptop</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Niedrig: Ich schaue weit nach unten, wie bei einem Laptop</translation>
    </message>
    <message>
        <source>Low: the knees are higher than the hips</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Niedrig: Die Knie sind höher als die Hüften</translation>
    </message>
    <message>
        <source>Lower the desk to the height of your elbows, or raise the seat and put a footrest under your feet.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Tisch auf Ellbogenhöhe, oder stell den Sitz höher und nimm eine Fußstütze.</translation>
    </message>
    <message>
        <source>Lower the keyboard, or raise the seat, until your shoulders hang while you type.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell die Tastatur tiefer oder den Sitz höher, bis deine Schultern beim Tippen hängen.</translation>
    </message>
    <message>
        <source>Lower the screen until you see its top without lifting your chin.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Bildschirm tiefer, bis du die Oberkante siehst, ohne das Kinn zu heben.</translation>
    </message>
    <message>
        <source>Lower the seat until your knees are at about a right angle.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Sitz tiefer, bis deine Knie etwa im rechten Winkel sind.</translation>
    </message>
    <message>
        <source>Make room for your legs under the desk.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Schaff unter dem Tisch Platz für deine Beine.</translation>
    </message>
    <message>
        <source>Make the seat longer, until only a hand&apos;s width is free behind your knees.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Mach den Sitz länger, bis in den Kniekehlen nur noch eine Handbreit frei ist.</translation>
    </message>
    <message>
        <source>Make the seat shorter, or put a cushion behind your back, until a hand&apos;s width is free behind your knees.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Mach den Sitz kürzer, oder leg ein Kissen hinter den Rücken, bis in den Kniekehlen eine Handbreit frei ist.</translation>
    </message>
    <message>
        <source>Mostly one trial, with 193 office workers at risk. Encouraging, not settled.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Vor allem eine Studie mit 193 gefährdeten Büroleuten. Ermutigend, nicht entschieden.</translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Maus und Tastatur</translation>
    </message>
    <message>
        <source>Much more: the seat ends early</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Viel mehr: Der Sitz endet früh</translation>
    </message>
    <message>
        <source>My feet do not reach the floor</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Meine Füße erreichen den Boden nicht</translation>
    </message>
    <message>
        <source>My hands are bent outwards when I type</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Meine Hände knicken beim Tippen nach außen ab</translation>
    </message>
    <message>
        <source>My wrist lies on a hard edge or rest before it</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Mein Handgelenk liegt auf einer harten Kante oder Auflage davor</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No backrest, or I sit forward of it</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Keine Rückenlehne, oder ich sitze davor</translation>
    </message>
    <message>
        <source>Nobody has found one posture that is best for everybody. How people sit and whether they have pain go together only loosely, and advice to sit up straight has little to stand on. So this program compares you with your own easy way of sitting, and what it values is variety: the next posture is a good one.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Niemand hat die eine Haltung gefunden, die für alle die beste ist. Wie Menschen sitzen und ob sie Schmerzen haben, hängt nur lose zusammen, und der Rat, gerade zu sitzen, steht auf dünnem Boden. Darum vergleicht dich dieses Programm mit deiner eigenen bequemen Art zu sitzen und schätzt die Abwechslung: Die nächste Haltung ist eine gute.</translation>
    </message>
    <message>
        <source>Nothing in the small of my back</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Im Kreuz ist nichts</translation>
    </message>
    <message>
        <source>OSHA computer workstations; ASR A6 (2024)</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>OSHA Computer Workstations; ASR A6 (2024)</translation>
    </message>
    <message>
        <source>On a usual day. Where a day and one stretch differ, the longer answer counts.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>An einem gewöhnlichen Tag. Wo Tag und einzelne Strecke auseinandergehen, zählt die längere Antwort.</translation>
    </message>
    <message>
        <source>One trial with 198 people who often had pain there.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Eine Studie mit 198 Menschen, die dort oft Schmerzen hatten.</translation>
    </message>
    <message>
        <source>Or trackpad, or trackball.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Oder Trackpad, oder Trackball.</translation>
    </message>
    <message>
        <source>Our own choice of curve and weights. No study ties it to health.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Kurve und Gewichte haben wir selbst festgelegt. Keine Studie verbindet sie mit Gesundheit.</translation>
    </message>
    <message>
        <source>Over 4 hours a day, or over 1 hour without a break</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Über 4 Stunden am Tag, oder über 1 Stunde ohne Pause</translation>
    </message>
    <message>
        <source>Pad the arm rests.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Polster die Armlehnen.</translation>
    </message>
    <message>
        <source>Phone</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Put mouse and keyboard side by side on one surface.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell Maus und Tastatur nebeneinander auf eine Fläche.</translation>
    </message>
    <message>
        <source>Put papers on a holder beside the screen.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell Papier auf einen Halter neben dem Bildschirm.</translation>
    </message>
    <message>
        <source>Put the phone within easy reach.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Leg das Telefon in bequeme Reichweite.</translation>
    </message>
    <message>
        <source>Put the screen straight before you, or turn the chair towards it.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Bildschirm gerade vor dich, oder dreh den Stuhl zu ihm.</translation>
    </message>
    <message>
        <source>ROSA (Sonne et al. 2012): neck twist over 30 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>ROSA (Sonne et al. 2012): Nacken über 30 Grad gedreht</translation>
    </message>
    <message>
        <source>ROSA 2012</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>ROSA 2012</translation>
    </message>
    <message>
        <source>ROSA 2012; ISO 11064-4</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>ROSA 2012; ISO 11064-4</translation>
    </message>
    <message>
        <source>RULA (McAtamney &amp; Corlett 1993)</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>RULA (McAtamney &amp; Corlett 1993)</translation>
    </message>
    <message>
        <source>RULA (McAtamney &amp; Corlett 1993): neck 10 and 20 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>RULA (McAtamney &amp; Corlett 1993): Nacken 10 und 20 Grad</translation>
    </message>
    <message>
        <source>RULA 1993; ISO 11064-4</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>RULA 1993; ISO 11064-4</translation>
    </message>
    <message>
        <source>Raise the screen until its top is about as high as your eyes: a stand, or books; a laptop then needs a keyboard of its own.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Bildschirm höher, bis die Oberkante etwa auf Augenhöhe ist: ein Ständer oder Bücher; ein Laptop braucht dann eine eigene Tastatur.</translation>
    </message>
    <message>
        <source>Raise the seat until your knees are at about a right angle.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell den Sitz höher, bis deine Knie etwa im rechten Winkel sind.</translation>
    </message>
    <message>
        <source>Revel 1991, Treleaven 2006 by way of PhysioHub; not a diagnostic test</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Revel 1991, Treleaven 2006 über PhysioHub; kein diagnostischer Test</translation>
    </message>
    <message>
        <source>Rules of authorities, from experience more than from trials. They differ.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Regeln von Behörden, mehr aus Erfahrung als aus Studien. Sie unterscheiden sich.</translation>
    </message>
    <message>
        <source>Screen</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Set the arm rests to the height of your elbows with loose shoulders, or rest your forearms on the desk.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell die Armlehnen auf die Höhe deiner Ellbogen bei lockeren Schultern, oder leg die Unterarme auf den Tisch.</translation>
    </message>
    <message>
        <source>Set the backrest so that it leans back a little (95 to 110 degrees).</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Stell die Rückenlehne so, dass sie sich leicht zurückneigt (95 bis 110 Grad).</translation>
    </message>
    <message>
        <source>Sit as you usually do and look at your knees and feet.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Sitz wie gewohnt und schau auf deine Knie und Füße.</translation>
    </message>
    <message>
        <source>Slater et al. 2019, J Orthop Sports Phys Ther</source>
        <extracomment>cards.toml</extracomment>
        <translation>Slater et al. 2019, J Orthop Sports Phys Ther</translation>
    </message>
    <message>
        <source>Springer 2007 (n = 549)</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Springer 2007, n = 549</translation>
    </message>
    <message>
        <source>Straight before me, or nearly</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Gerade vor mir, oder fast</translation>
    </message>
    <message>
        <source>Straight before my shoulder</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Direkt vor meiner Schulter</translation>
    </message>
    <message>
        <source>Straight, shoulders loose</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Gerade, die Schultern locker</translation>
    </message>
    <message>
        <source>Take a headset or the loudspeaker instead of holding the phone between ear and shoulder.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Nimm ein Headset oder den Lautsprecher, statt das Telefon zwischen Ohr und Schulter zu halten.</translation>
    </message>
    <message>
        <source>Take a mouse that fills your hand.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Nimm eine Maus, die deine Hand füllt.</translation>
    </message>
    <message>
        <source>Take away the rest before the mouse, and let the whole arm move.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Nimm die Auflage vor der Maus weg und lass den ganzen Arm sich bewegen.</translation>
    </message>
    <message>
        <source>Talens-Estarelles et al. 2023 (n=29); against it, after Johnson &amp; Rosenfield 2023</source>
        <extracomment>cards.toml</extracomment>
        <translation>Talens-Estarelles et al. 2023 (n=29); dagegen, nach Johnson &amp; Rosenfield 2023</translation>
    </message>
    <message>
        <source>The angle at the knee.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Der Winkel am Knie.</translation>
    </message>
    <message>
        <source>The angle between neck and upper body at the shoulder. It is not a measure of the spine&apos;s own curve.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Der Winkel zwischen Hals und Oberkörper an der Schulter. Er ist kein Maß für die Krümmung der Wirbelsäule selbst.</translation>
    </message>
    <message>
        <source>The angle between upper body and thigh.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Der Winkel zwischen Oberkörper und Oberschenkel.</translation>
    </message>
    <message>
        <source>The angle inside the elbow.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Der Winkel an der Innenseite des Ellbogens.</translation>
    </message>
    <message>
        <source>The angle of the line from the base of the neck to the ear. It falls when the head slides forward.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Der Winkel der Linie vom Halsansatz zum Ohr. Er wird kleiner, wenn der Kopf nach vorn gleitet.</translation>
    </message>
    <message>
        <source>The arm rests</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Armlehnen</translation>
    </message>
    <message>
        <source>The arm rests are hard or damaged</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Armlehnen sind hart oder beschädigt</translation>
    </message>
    <message>
        <source>The arm rests are too far apart</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Armlehnen stehen zu weit auseinander</translation>
    </message>
    <message>
        <source>The backrest</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Rückenlehne</translation>
    </message>
    <message>
        <source>The depth of the seat</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Sitztiefe</translation>
    </message>
    <message>
        <source>The desk is so high that my shoulders lift</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Der Tisch ist so hoch, dass sich meine Schultern heben</translation>
    </message>
    <message>
        <source>The height of the seat</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Sitzhöhe</translation>
    </message>
    <message>
        <source>The score puts moments and days in an order, so that you can see what changes. It says how far you have been from your own easy posture and for how long, nothing about your health, and it is never lowered because something hurts.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Die Punktzahl bringt Momente und Tage in eine Reihenfolge, damit du siehst, was sich ändert. Sie sagt, wie weit und wie lange du von deiner eigenen bequemen Haltung entfernt warst, nichts über deine Gesundheit, und sie sinkt nie, weil etwas wehtut.</translation>
    </message>
    <message>
        <source>The size says how far away it may be.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Größe sagt, wie weit er entfernt sein darf.</translation>
    </message>
    <message>
        <source>The slope of the line from shoulder to ear: 90 degrees has the ear straight above the shoulder.</source>
        <extracomment>measures.toml</extracomment>
        <translation>Die Steigung der Linie von der Schulter zum Ohr: Bei 90 Grad steht das Ohr genau über der Schulter.</translation>
    </message>
    <message>
        <source>The top is about as high as my eyes</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Die Oberkante ist etwa auf Augenhöhe</translation>
    </message>
    <message>
        <source>Tick what cannot be set, or is not there.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Hak an, was sich nicht einstellen lässt oder nicht da ist.</translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>To the side: I turn my head by more than 30 degrees</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Seitlich: Ich drehe den Kopf um mehr als 30 Grad</translation>
    </message>
    <message>
        <source>Too little room for my legs under the desk</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Zu wenig Platz für meine Beine unter dem Tisch</translation>
    </message>
    <message>
        <source>Turn the screen, or the lamp, until nothing is mirrored in it.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Dreh den Bildschirm oder die Lampe, bis sich nichts mehr darin spiegelt.</translation>
    </message>
    <message>
        <source>Two minutes with a rubber band</source>
        <extracomment>cards.toml</extracomment>
        <translation>Zwei Minuten mit einem Gummiband</translation>
    </message>
    <message>
        <source>Under 1 hour a day, and never over 30 minutes at a time</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Unter 1 Stunde am Tag, und nie über 30 Minuten am Stück</translation>
    </message>
    <message>
        <source>Use the backrest: move the chair closer to the desk, or take a chair that has one.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Nutz die Rückenlehne: Rück den Stuhl näher an den Tisch, oder nimm einen Stuhl mit Lehne.</translation>
    </message>
    <message>
        <source>Walking for five minutes every half hour cut the peak of blood sugar by 58 %, and blood pressure by 4 to 5 points. One minute every half hour did a little; a break each hour did nothing for blood sugar. What that means over years is not known.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Fünf Minuten Gehen jede halbe Stunde senkte die Spitze des Blutzuckers um 58 % und den Blutdruck um 4 bis 5 Punkte. Eine Minute jede halbe Stunde brachte ein wenig; eine Pause jede Stunde tat für den Blutzucker nichts. Was das über Jahre bedeutet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Waongenngarm et al. 2021 (n=193); McLean et al. 2001; HSE L26</source>
        <extracomment>cards.toml</extracomment>
        <translation>Waongenngarm et al. 2021 (n=193); McLean et al. 2001; HSE L26</translation>
    </message>
    <message>
        <source>Weak: one small trial for it, and an experiment that found nothing.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Schwach: eine kleine Studie dafür, und ein Versuch, der nichts fand.</translation>
    </message>
    <message>
        <source>What a short walk does</source>
        <extracomment>cards.toml</extracomment>
        <translation>Was ein kurzer Gang bewirkt</translation>
    </message>
    <message>
        <source>What do your elbows rest on?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Worauf liegen deine Ellbogen?</translation>
    </message>
    <message>
        <source>What is fixed on your chair?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Was lässt sich an deinem Stuhl nicht verstellen?</translation>
    </message>
    <message>
        <source>What it stands on cannot be set in height</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Worauf sie steht, ist nicht höhenverstellbar</translation>
    </message>
    <message>
        <source>What specialists agree on, with studies that follow people; no proof of cause.</source>
        <extracomment>cards.toml</extracomment>
        <translation>Worin Fachleute übereinstimmen, mit Studien, die Menschen begleiten; kein Beweis einer Ursache.</translation>
    </message>
    <message>
        <source>What the score is, and is not</source>
        <extracomment>cards.toml</extracomment>
        <translation>Was die Punktzahl ist, und was nicht</translation>
    </message>
    <message>
        <source>Where is your mouse?</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Wo ist deine Maus?</translation>
    </message>
    <message>
        <source>With a headset, or in one hand, within reach</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Mit Headset oder in einer Hand, in Reichweite</translation>
    </message>
    <message>
        <source>With several screens: the one you look at most.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Bei mehreren Bildschirmen: der, auf den du am meisten schaust.</translation>
    </message>
    <message>
        <source>With them the eye-height rule does not hold: a lower screen is the right one then.</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Mit ihnen gilt die Regel der Augenhöhe nicht: Dann passt ein tieferer Bildschirm besser.</translation>
    </message>
    <message>
        <source>Yes, progressive or varifocal lenses</source>
        <extracomment>workstation.toml</extracomment>
        <translation>Ja, Gleitsichtgläser</translation>
    </message>
    <message>
        <source>a micro-break every 20 minutes: McLean et al. 2001</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eine kurze Pause alle 20 Minuten: McLean et al. 2001</translation>
    </message>
    <message>
        <source>a standard clinical exercise, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eine übliche klinische Übung, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>a walk every 30 minutes: Diaz et al. 2023</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>ein Gang alle 30 Minuten: Diaz et al. 2023</translation>
    </message>
    <message>
        <source>after EN 1005-4</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach EN 1005-4</translation>
    </message>
    <message>
        <source>after EN 1005-4: 10 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach EN 1005-4: 10 Grad</translation>
    </message>
    <message>
        <source>after ISO 11226:2000 and RULA: 20 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000 und RULA: 20 Grad</translation>
    </message>
    <message>
        <source>after ISO 11226:2000, head inclination</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000, Neigung des Kopfes</translation>
    </message>
    <message>
        <source>after ISO 11226:2000, trunk inclination without full support</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000, Neigung des Rumpfes ohne volle Abstützung</translation>
    </message>
    <message>
        <source>after ISO 11226:2000, upper arm elevation without support</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000, Anheben des Oberarms ohne Abstützung</translation>
    </message>
    <message>
        <source>after ISO 11226:2000: raised shoulders not recommended</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000: hochgezogene Schultern nicht empfohlen</translation>
    </message>
    <message>
        <source>after ISO 11226:2000; holding times apply between 20 and 60 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000; Haltezeiten gelten zwischen 20 und 60 Grad</translation>
    </message>
    <message>
        <source>after ISO 11226:2000; holding times apply between 25 and 85 degrees</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000; Haltezeiten gelten zwischen 25 und 85 Grad</translation>
    </message>
    <message>
        <source>after ISO 11226:2000; the zones name their own sources</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach ISO 11226:2000; die Zonen nennen ihre eigenen Quellen</translation>
    </message>
    <message>
        <source>after RULA (McAtamney &amp; Corlett 1993) and ISO 11226:2000</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>nach RULA (McAtamney &amp; Corlett 1993) und ISO 11226:2000</translation>
    </message>
    <message>
        <source>as N1</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>wie N1</translation>
    </message>
    <message>
        <source>craniocervical flexion after Jull, built up to 10 x 10 s (summary by chesterphysio.co.uk); Blomgren 2018: strong evidence for coordination, little for strength</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>kraniozervikale Flexion nach Jull, gesteigert bis 10 x 10 s (Zusammenfassung von chesterphysio.co.uk); Blomgren 2018: starke Belege für Koordination, wenige für Kraft</translation>
    </message>
    <message>
        <source>dose: common clinical practice, from memory; range: AMA Guides; age: Swinkels 2014</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Dosis: klinisch üblich, aus dem Gedächtnis; Umfang: AMA Guides; Alter: Swinkels 2014</translation>
    </message>
    <message>
        <source>from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>from memory; no single best posture: Slater 2019; allowance for slumping: Pheasant</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>aus dem Gedächtnis; keine einzelne beste Haltung: Slater 2019; Maß für das Einsinken: Pheasant</translation>
    </message>
    <message>
        <source>holds of 10-30 s: ACSM flexibility guidance (Garber 2011), from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>10 bis 30 s halten: ACSM zur Beweglichkeit (Garber 2011), aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>holds of 10-30 s: ACSM, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>10 bis 30 s halten: ACSM, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>norms: CDC STEADI; Jones 1999, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Richtwerte: CDC STEADI; Jones 1999, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>norms: CDC STEADI; dose from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Richtwerte: CDC STEADI; Dosis aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>own choice</source>
        <extracomment>cards.toml</extracomment>
        <translation>eigene Festlegung</translation>
    </message>
    <message>
        <source>own choice: one and two minimal detectable changes</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Festlegung: eine und zwei kleinste erkennbare Änderungen</translation>
    </message>
    <message>
        <source>own choice; no accepted limit</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Festlegung; keine anerkannte Grenze</translation>
    </message>
    <message>
        <source>own choice; not a kyphosis angle</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Festlegung; kein Kyphosewinkel</translation>
    </message>
    <message>
        <source>own choice; that changing helps: Waongenngarm et al. 2021</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Festlegung; dass Wechseln hilft: Waongenngarm et al. 2021</translation>
    </message>
    <message>
        <source>own geometry</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Geometrie</translation>
    </message>
    <message>
        <source>own geometry from craniovertebral angles</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Geometrie aus kraniovertebralen Winkeln</translation>
    </message>
    <message>
        <source>own geometry: 2 and 5 cm forward at 60 cm</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>eigene Geometrie: 2 und 5 cm nach vorn bei 60 cm</translation>
    </message>
    <message>
        <source>pain monitoring: Thomee 1997; graded activity, from memory</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Schmerz im Blick: Thomee 1997; gestufte Aktivität, aus dem Gedächtnis</translation>
    </message>
    <message>
        <source>retraction after McKenzie, dose from memory; borders: own geometry</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Retraktion nach McKenzie, Dosis aus dem Gedächtnis; Grenzen: eigene Geometrie</translation>
    </message>
    <message>
        <source>sitting slump in anthropometry (Pheasant)</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Zusammensinken im Sitzen in der Anthropometrie (Pheasant)</translation>
    </message>
    <message>
        <source>technique alone does not prevent back pain (Verbeek 2011, Cochrane, from memory): comfort, closeness and small loads are taught, never fear</source>
        <extracomment>where a rule comes from</extracomment>
        <translation>Technik allein beugt Rückenschmerz nicht vor (Verbeek 2011, Cochrane, aus dem Gedächtnis): Bequemlichkeit, Nähe und kleine Lasten werden geübt, nie Angst</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message numerus="yes">
        <source>%n prompts.</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>
            <numerusform>%n Hinweis.</numerusform>
            <numerusform>%n Hinweise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repetitions</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>
            <numerusform>%n Wiederholung</numerusform>
            <numerusform>%n Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing recorded yet. As soon as the coach looks, minutes appear here.</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Noch nichts aufgezeichnet. Sobald der Coach hinsieht, erscheinen hier Minuten.</translation>
    </message>
    <message>
        <source>Sitting for {0} by then.</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Bis dahin {0} gesessen.</translation>
    </message>
    <message>
        <source>about the set-up</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>zum Aufbau des Platzes</translation>
    </message>
    <message>
        <source>away</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>weg</translation>
    </message>
    <message>
        <source>break</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>camera off</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Kamera aus</translation>
    </message>
    <message>
        <source>closed</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>could not be judged</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>nicht zu beurteilen</translation>
    </message>
    <message>
        <source>exercise</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Übung</translation>
    </message>
    <message>
        <source>followed by a change</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>danach hat sich etwas geändert</translation>
    </message>
    <message>
        <source>for the eyes</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>für die Augen</translation>
    </message>
    <message>
        <source>neutral learned</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Neutralhaltung gelernt</translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>nothing was recorded</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>one posture for long</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>lange in einer Haltung</translation>
    </message>
    <message>
        <source>pause</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Unterbrechung</translation>
    </message>
    <message>
        <source>prompt</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>sitting for long</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>lange gesessen</translation>
    </message>
    <message>
        <source>sitting still</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>lange still gesessen</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>der Bildschirm war gesperrt</translation>
    </message>
    <message>
        <source>there was no picture</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>es gab kein Bild</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>du wolltest es so</translation>
    </message>
    <message>
        <source>you asked for quiet</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>du wolltest Ruhe</translation>
    </message>
    <message>
        <source>you said it was not right</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>du hast gesagt, es passt nicht</translation>
    </message>
    <message>
        <source>you took it up</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>du hast ihn angenommen</translation>
    </message>
    <message>
        <source>{doing}, {change} from your neutral</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>{doing}, {change} gegenüber deiner Neutralhaltung</translation>
    </message>
    <message>
        <source>{what} for {0} s</source>
        <extracomment>timeline_day.py</extracomment>
        <translation>{0} s lang {what}</translation>
    </message>
</context>
<context>
    <name>where</name>
    <message>
        <source>Learned on {0}</source>
        <extracomment>where.py</extracomment>
        <translation>Gelernt am {0}</translation>
    </message>
    <message>
        <source>No slow change so far.</source>
        <extracomment>where.py</extracomment>
        <translation>Bisher keine langsame Änderung.</translation>
    </message>
    <message>
        <source>Slow changes since {0} have come to nothing.</source>
        <extracomment>where.py</extracomment>
        <translation>Langsame Änderungen seit {0} haben sich aufgehoben.</translation>
    </message>
    <message>
        <source>Slowly followed since {0}, last on {1}: {2}.</source>
        <extracomment>where.py</extracomment>
        <translation>Langsam nachgeführt seit {0}, zuletzt am {1}: {2}.</translation>
    </message>
    <message>
        <source>about {0} cm</source>
        <extracomment>where.py</extracomment>
        <translation>etwa {0} cm</translation>
    </message>
    <message>
        <source>field of view: {0}</source>
        <extracomment>where.py</extracomment>
        <translation>Blickfeld: {0}</translation>
    </message>
    <message>
        <source>seen at an angle</source>
        <extracomment>where.py</extracomment>
        <translation>schräg gesehen</translation>
    </message>
    <message>
        <source>seen from somewhere</source>
        <extracomment>where.py</extracomment>
        <translation>von irgendwo gesehen</translation>
    </message>
    <message>
        <source>seen from the front</source>
        <extracomment>where.py</extracomment>
        <translation>von vorn gesehen</translation>
    </message>
    <message>
        <source>seen from the left</source>
        <extracomment>where.py</extracomment>
        <translation>von links gesehen</translation>
    </message>
    <message>
        <source>seen from the right</source>
        <extracomment>where.py</extracomment>
        <translation>von rechts gesehen</translation>
    </message>
    <message>
        <source>sitting</source>
        <extracomment>where.py</extracomment>
        <translation>im Sitzen</translation>
    </message>
    <message>
        <source>standing</source>
        <extracomment>where.py</extracomment>
        <translation>im Stehen</translation>
    </message>
    <message>
        <source>{0} cm by tape measure</source>
        <extracomment>where.py</extracomment>
        <translation>{0} cm mit dem Maßband</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Also: {things}</source>
        <extracomment>words.py</extracomment>
        <translation>Außerdem: {things}</translation>
    </message>
    <message>
        <source>Arm behind the body</source>
        <extracomment>names.py</extracomment>
        <translation>Arm hinter dem Körper</translation>
    </message>
    <message>
        <source>Arm reaching out</source>
        <extracomment>names.py</extracomment>
        <translation>Arm ausgestreckt</translation>
    </message>
    <message>
        <source>Can&apos;t see you well</source>
        <extracomment>words.py</extracomment>
        <translation>Ich sehe dich nicht gut</translation>
    </message>
    <message>
        <source>Can&apos;t see your shoulders</source>
        <extracomment>words.py</extracomment>
        <translation>Ich sehe deine Schultern nicht</translation>
    </message>
    <message>
        <source>Chin up</source>
        <extracomment>names.py</extracomment>
        <translation>Kinn angehoben</translation>
    </message>
    <message>
        <source>Close to the screen</source>
        <extracomment>names.py</extracomment>
        <translation>Bildschirm sehr nah</translation>
    </message>
    <message>
        <source>Distance to the screen</source>
        <extracomment>names.py</extracomment>
        <translation>Abstand zum Bildschirm</translation>
    </message>
    <message>
        <source>Ear over shoulder</source>
        <extracomment>names.py</extracomment>
        <translation>Ohr über der Schulter</translation>
    </message>
    <message>
        <source>Elbow</source>
        <extracomment>names.py</extracomment>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Elbow stretched</source>
        <extracomment>names.py</extracomment>
        <translation>Ellbogen gestreckt</translation>
    </message>
    <message>
        <source>Elbow tightly bent</source>
        <extracomment>names.py</extracomment>
        <translation>Ellbogen eng gebeugt</translation>
    </message>
    <message>
        <source>Face before shoulders</source>
        <extracomment>names.py</extracomment>
        <translation>Gesicht vor den Schultern</translation>
    </message>
    <message>
        <source>Far from the screen</source>
        <extracomment>names.py</extracomment>
        <translation>Bildschirm weit weg</translation>
    </message>
    <message>
        <source>Finding out at which of your places you are.</source>
        <extracomment>words.py</extracomment>
        <translation>Ich finde heraus, an welchem deiner Plätze du bist.</translation>
    </message>
    <message>
        <source>Head before shoulder</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf vor der Schulter</translation>
    </message>
    <message>
        <source>Head down</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf gesenkt</translation>
    </message>
    <message>
        <source>Head down or up</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf gesenkt oder gehoben</translation>
    </message>
    <message>
        <source>Head far back</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf weit hinten</translation>
    </message>
    <message>
        <source>Head forward</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf nach vorn geschoben</translation>
    </message>
    <message>
        <source>Head over neck</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf über dem Hals</translation>
    </message>
    <message>
        <source>Head tilted</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf geneigt</translation>
    </message>
    <message>
        <source>Head tilted left</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf nach links geneigt</translation>
    </message>
    <message>
        <source>Head tilted right</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf nach rechts geneigt</translation>
    </message>
    <message>
        <source>Head turned</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf gedreht</translation>
    </message>
    <message>
        <source>Head turned left</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf nach links gedreht</translation>
    </message>
    <message>
        <source>Head turned right</source>
        <extracomment>names.py</extracomment>
        <translation>Kopf nach rechts gedreht</translation>
    </message>
    <message>
        <source>Hip</source>
        <extracomment>names.py</extracomment>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>Hips stretched</source>
        <extracomment>names.py</extracomment>
        <translation>Hüften gestreckt</translation>
    </message>
    <message>
        <source>Hips tightly bent</source>
        <extracomment>names.py</extracomment>
        <translation>Hüften eng gebeugt</translation>
    </message>
    <message>
        <source>I can see you</source>
        <extracomment>words.py</extracomment>
        <translation>Ich sehe dich</translation>
    </message>
    <message>
        <source>I can&apos;t begin yet</source>
        <extracomment>words.py</extracomment>
        <translation>Ich kann noch nicht anfangen</translation>
    </message>
    <message>
        <source>It went part of the way from your first one here, as far as “{0}” may go at once. To start afresh, forget this place in Settings.</source>
        <extracomment>words.py</extracomment>
        <translation>Von deiner ersten hier aus ging es nur ein Stück, so weit „{0}“ auf einmal gehen darf. Um neu anzufangen, vergiss diesen Platz in den Einstellungen.</translation>
    </message>
    <message>
        <source>Knee</source>
        <extracomment>names.py</extracomment>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Knees stretched</source>
        <extracomment>names.py</extracomment>
        <translation>Knie gestreckt</translation>
    </message>
    <message>
        <source>Knees tightly bent</source>
        <extracomment>names.py</extracomment>
        <translation>Knie eng gebeugt</translation>
    </message>
    <message>
        <source>Leaning back</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper zurückgelehnt</translation>
    </message>
    <message>
        <source>Leaning in</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper vorgebeugt</translation>
    </message>
    <message>
        <source>Leaning left</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach links geneigt</translation>
    </message>
    <message>
        <source>Leaning right</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach rechts geneigt</translation>
    </message>
    <message>
        <source>Learning your neutral: {percent} %</source>
        <extracomment>words.py</extracomment>
        <translation>Neutralhaltung: {percent} % gelernt</translation>
    </message>
    <message>
        <source>Left shoulder higher</source>
        <extracomment>names.py</extracomment>
        <translation>Linke Schulter höher</translation>
    </message>
    <message>
        <source>Neck bent against the back</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken gegen den Rücken</translation>
    </message>
    <message>
        <source>Neck bent back</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken nach hinten gebeugt</translation>
    </message>
    <message>
        <source>Neck bent forward</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken gebeugt</translation>
    </message>
    <message>
        <source>Neck bent sideways</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken seitlich geneigt</translation>
    </message>
    <message>
        <source>Neck bent to the left</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken nach links geneigt</translation>
    </message>
    <message>
        <source>Neck bent to the right</source>
        <extracomment>names.py</extracomment>
        <translation>Nacken nach rechts geneigt</translation>
    </message>
    <message>
        <source>Neck forward or back</source>
        <extracomment>names.py</extracomment>
        <translation>Hals vor oder zurück</translation>
    </message>
    <message>
        <source>Neck leaning back</source>
        <extracomment>names.py</extracomment>
        <translation>Hals nach hinten geneigt</translation>
    </message>
    <message>
        <source>Neck leaning forward</source>
        <extracomment>names.py</extracomment>
        <translation>Hals nach vorn geneigt</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <extracomment>words.py</extracomment>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <extracomment>words.py</extracomment>
        <translation>Niemand da</translation>
    </message>
    <message>
        <source>Once I know how you sit at ease, I can tell you much more: learn your neutral.</source>
        <extracomment>words.py</extracomment>
        <translation>Sobald ich weiß, wie du entspannt sitzt, kann ich dir viel mehr sagen: Lass mich deine Neutralhaltung lernen.</translation>
    </message>
    <message>
        <source>Right shoulder higher</source>
        <extracomment>names.py</extracomment>
        <translation>Rechte Schulter höher</translation>
    </message>
    <message>
        <source>Screen below the eyes</source>
        <extracomment>names.py</extracomment>
        <translation>Bildschirm unter Augenhöhe</translation>
    </message>
    <message>
        <source>Shifted left</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach links verschoben</translation>
    </message>
    <message>
        <source>Shifted right</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach rechts verschoben</translation>
    </message>
    <message>
        <source>Shifted sideways</source>
        <extracomment>names.py</extracomment>
        <translation>Seitlich verschoben</translation>
    </message>
    <message>
        <source>Shoulder forward</source>
        <extracomment>names.py</extracomment>
        <translation>Schulter nach vorn</translation>
    </message>
    <message>
        <source>Shoulder width</source>
        <extracomment>names.py</extracomment>
        <translation>Schulterbreite</translation>
    </message>
    <message>
        <source>Shoulders level</source>
        <extracomment>names.py</extracomment>
        <translation>Schultern gleich hoch</translation>
    </message>
    <message>
        <source>Shoulders low</source>
        <extracomment>names.py</extracomment>
        <translation>Schultern tief</translation>
    </message>
    <message>
        <source>Shoulders raised</source>
        <extracomment>names.py</extracomment>
        <translation>Schultern hochgezogen</translation>
    </message>
    <message>
        <source>Sit at ease, tall but not stiff, and look at the screen.</source>
        <extracomment>words.py</extracomment>
        <translation>Sitz entspannt, groß, aber nicht steif, und schau auf den Bildschirm.</translation>
    </message>
    <message>
        <source>Sitting easily</source>
        <extracomment>words.py</extracomment>
        <translation>Du sitzt entspannt</translation>
    </message>
    <message>
        <source>Sitting lower</source>
        <extracomment>names.py</extracomment>
        <translation>Sitzhöhe</translation>
    </message>
    <message>
        <source>Sitting lower than usual</source>
        <extracomment>names.py</extracomment>
        <translation>Sitzhaltung tiefer als sonst</translation>
    </message>
    <message>
        <source>Sitting taller than usual</source>
        <extracomment>names.py</extracomment>
        <translation>Sitzhaltung höher als sonst</translation>
    </message>
    <message>
        <source>Thank you, I have learned your neutral for {0}.</source>
        <extracomment>words.py</extracomment>
        <translation>Danke, ich habe deine Neutralhaltung für {0} gelernt.</translation>
    </message>
    <message>
        <source>Thank you, I have learned your neutral.</source>
        <extracomment>words.py</extracomment>
        <translation>Danke, ich habe deine Neutralhaltung gelernt.</translation>
    </message>
    <message>
        <source>The camera has moved</source>
        <extracomment>words.py</extracomment>
        <translation>Die Kamera hat sich bewegt</translation>
    </message>
    <message>
        <source>The camera is in use</source>
        <extracomment>words.py</extracomment>
        <translation>Die Kamera wird gerade benutzt</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <extracomment>words.py</extracomment>
        <translation>Die Kamera ist aus</translation>
    </message>
    <message>
        <source>The picture is black</source>
        <extracomment>words.py</extracomment>
        <translation>Das Bild ist schwarz</translation>
    </message>
    <message>
        <source>The picture is gone</source>
        <extracomment>words.py</extracomment>
        <translation>Das Bild ist weg</translation>
    </message>
    <message>
        <source>The picture stands still</source>
        <extracomment>words.py</extracomment>
        <translation>Das Bild steht still</translation>
    </message>
    <message>
        <source>Tilt the screen back a little, or sit a hand&apos;s width further away.</source>
        <extracomment>words.py</extracomment>
        <translation>Kipp den Bildschirm etwas zurück, oder setz dich eine Handbreit weiter weg.</translation>
    </message>
    <message>
        <source>Turned left</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach links gedreht</translation>
    </message>
    <message>
        <source>Turned right</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper nach rechts gedreht</translation>
    </message>
    <message>
        <source>Upper arm</source>
        <extracomment>names.py</extracomment>
        <translation>Oberarm</translation>
    </message>
    <message>
        <source>Upper back</source>
        <extracomment>names.py</extracomment>
        <translation>Oberer Rücken</translation>
    </message>
    <message>
        <source>Upper back arched</source>
        <extracomment>names.py</extracomment>
        <translation>Oberer Rücken aufgerichtet</translation>
    </message>
    <message>
        <source>Upper back rounded</source>
        <extracomment>names.py</extracomment>
        <translation>Oberer Rücken gerundet</translation>
    </message>
    <message>
        <source>Upper body lean</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper vor oder zurück</translation>
    </message>
    <message>
        <source>Upper body sideways</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper seitlich</translation>
    </message>
    <message>
        <source>Upper body turned</source>
        <extracomment>names.py</extracomment>
        <translation>Oberkörper gedreht</translation>
    </message>
    <message>
        <source>easy</source>
        <extracomment>words.py</extracomment>
        <translation>entspannt</translation>
    </message>
    <message>
        <source>for {time}</source>
        <extracomment>words.py</extracomment>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>head turned or down</source>
        <extracomment>words.py</extracomment>
        <translation>Kopf abgewandt</translation>
    </message>
    <message>
        <source>more strain</source>
        <extracomment>words.py</extracomment>
        <translation>mehr Last</translation>
    </message>
    <message>
        <source>needs your neutral</source>
        <extracomment>words.py</extracomment>
        <translation>ohne Neutralhaltung</translation>
    </message>
    <message>
        <source>no score yet</source>
        <extracomment>words.py</extracomment>
        <translation>keine Punktzahl</translation>
    </message>
    <message>
        <source>not from this side</source>
        <extracomment>words.py</extracomment>
        <translation>andere Ansicht nötig</translation>
    </message>
    <message>
        <source>not sure enough</source>
        <extracomment>words.py</extracomment>
        <translation>nicht sicher genug</translation>
    </message>
    <message>
        <source>not visible</source>
        <extracomment>words.py</extracomment>
        <translation>nicht sichtbar</translation>
    </message>
    <message>
        <source>of 100, last minute: {words}</source>
        <extracomment>words.py</extracomment>
        <translation>von 100, letzte Minute: {words}</translation>
    </message>
    <message>
        <source>some strain</source>
        <extracomment>words.py</extracomment>
        <translation>etwas Last</translation>
    </message>
</context>
</TS>
