<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AttachmentWords</name>
    <message>
        <source>it is too large</source>
        <translation>il est trop grand</translation>
    </message>
    <message>
        <source>it is too large: at most %1</source>
        <comment>%1 is a size such as 5 MB</comment>
        <translation>il est trop grand : au plus %1</translation>
    </message>
    <message>
        <source>the server answered %1</source>
        <comment>%1 is a number</comment>
        <translation>le serveur a répondu %1</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <comment>%1 is a file name</comment>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>Picture %1, %2</source>
        <comment>%1 is a file name, %2 its size</comment>
        <translation>Image %1, %2</translation>
    </message>
    <message>
        <source>File %1</source>
        <comment>%1 is a file name</comment>
        <translation>Fichier %1</translation>
    </message>
    <message>
        <source>File %1, %2</source>
        <comment>%1 is a file name, %2 its size</comment>
        <translation>Fichier %1, %2</translation>
    </message>
    <message>
        <source>your server does not keep files</source>
        <translation>votre serveur ne garde pas de fichiers</translation>
    </message>
    <message>
        <source>you have uploaded as much as your server allows for now</source>
        <translation>vous avez envoyé autant que votre serveur le permet pour le moment</translation>
    </message>
    <message>
        <source>the server does not permit it</source>
        <translation>le serveur ne le permet pas</translation>
    </message>
    <message>
        <source>there is no connection</source>
        <translation>il n’y a pas de connexion</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>le serveur ne répond pas</translation>
    </message>
    <message>
        <source>the server&apos;s answer makes no sense</source>
        <translation>la réponse du serveur n’a pas de sens</translation>
    </message>
    <message>
        <source>it would lead to another server</source>
        <translation>cela mènerait à un autre serveur</translation>
    </message>
    <message>
        <source>the file&apos;s server is not the one it says it is</source>
        <translation>le serveur du fichier n’est pas celui qu’il prétend être</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>la connexion a été interrompue</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>le fichier ne peut pas être lu</translation>
    </message>
    <message>
        <source>the file was changed meanwhile</source>
        <translation>le fichier a été modifié entre-temps</translation>
    </message>
    <message>
        <source>it cannot be written to the disk</source>
        <translation>il ne peut pas être écrit sur le disque</translation>
    </message>
    <message>
        <source>it is not the file that was announced</source>
        <translation>ce n’est pas le fichier annoncé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>it was declined</source>
        <translation>il a été refusé</translation>
    </message>
    <message>
        <source>they broke it off</source>
        <translation>l’autre côté l’a interrompu</translation>
    </message>
    <message>
        <source>there was no answer</source>
        <translation>il n’y a pas eu de réponse</translation>
    </message>
    <message>
        <source>they went offline</source>
        <translation>l’autre côté s’est déconnecté</translation>
    </message>
    <message>
        <source>their program does not take files directly</source>
        <translation>son programme ne prend pas de fichiers directement</translation>
    </message>
    <message>
        <source>their device could not keep it</source>
        <translation>son appareil n’a pas pu le garder</translation>
    </message>
</context>
<context>
    <name>BubbleChips</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
</context>
<context>
    <name>BubbleFile</name>
    <message>
        <source>%1 of %2</source>
        <comment>sizes: how much of a file has been moved</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <comment>%1 says why</comment>
        <translation>Échec : %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Could run programs</source>
        <translation>Pourrait lancer des programmes</translation>
    </message>
    <message>
        <source>%1 · could run programs</source>
        <comment>%1 is a size</comment>
        <translation>%1 · pourrait lancer des programmes</translation>
    </message>
    <message>
        <source>Size unknown</source>
        <translation>Taille inconnue</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Download %1</source>
        <comment>%1 is a size</comment>
        <translation>Télécharger %1</translation>
    </message>
    <message>
        <source>%1 · waiting for them to accept</source>
        <comment>%1 is a size</comment>
        <translation>%1 · en attente d’acceptation</translation>
    </message>
    <message>
        <source>%1 · goes when they are online</source>
        <comment>%1 is a size</comment>
        <translation>%1 · partira à sa prochaine connexion</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Not offered any more</source>
        <translation>N’est plus proposé</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>The server has no messages of this conversation.</source>
        <translation>Le serveur n’a aucun message de cette conversation.</translation>
    </message>
    <message numerus="yes">
        <source>The server has %n messages of this conversation.</source>
        <translation>
            <numerusform>Le serveur a %n message de cette conversation.</numerusform>
            <numerusform>Le serveur a %n messages de cette conversation.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are here.</source>
        <translation>Tous sont ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them were missing here.</source>
        <translation>
            <numerusform>%n d’entre eux manquait ici.</numerusform>
            <numerusform>%n d’entre eux manquaient ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Now they are here, each in its place.</source>
        <translation>Ils sont maintenant ici, chacun à sa place.</translation>
    </message>
    <message numerus="yes">
        <source>%n could be added; check again later for the others.</source>
        <translation>
            <numerusform>%n a pu être ajouté ; vérifiez à nouveau plus tard pour les autres.</numerusform>
            <numerusform>%n ont pu être ajoutés ; vérifiez à nouveau plus tard pour les autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages compared</source>
        <translation>
            <numerusform>%n message comparé</numerusform>
            <numerusform>%n messages comparés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were missing</source>
        <translation>
            <numerusform>, %n manquait</numerusform>
            <numerusform>, %n manquaient</numerusform>
        </translation>
    </message>
    <message>
        <source>The check was stopped before its end.</source>
        <translation>La vérification a été arrêtée avant la fin.</translation>
    </message>
    <message>
        <source>The server keeps no archive of this conversation, so there is nothing to compare with.</source>
        <translation>Le serveur ne conserve pas d’archive de cette conversation : il n’y a rien à comparer.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Check again when you are online.</source>
        <translation>Pas de connexion au serveur. Vérifiez à nouveau une fois en ligne.</translation>
    </message>
    <message>
        <source>You are not in this room. Join it, then check again.</source>
        <translation>Vous n’êtes pas dans ce salon. Rejoignez-le, puis comparez à nouveau.</translation>
    </message>
    <message>
        <source>The server refused to show its archive.</source>
        <translation>Le serveur a refusé de montrer son archive.</translation>
    </message>
    <message>
        <source>What was missing could not be stored on this computer.</source>
        <translation>Ce qui manquait n’a pas pu être enregistré sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>ContactMenu</name>
    <message>
        <source>&amp;Ask again to see when they are online</source>
        <translation>Redemander à &amp;voir sa présence</translation>
    </message>
    <message>
        <source>&amp;Ask to see when they are online</source>
        <translation>Demander à &amp;voir sa présence</translation>
    </message>
    <message>
        <source>&amp;No longer let them see when I am online</source>
        <translation>Ne p&amp;lus montrer ma présence</translation>
    </message>
    <message>
        <source>&amp;Let them see when I am online</source>
        <translation>&amp;Montrer ma présence</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Appeler</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Groups…</source>
        <translation>&amp;Groupes…</translation>
    </message>
    <message>
        <source>&amp;Add to contacts…</source>
        <translation>A&amp;jouter aux contacts…</translation>
    </message>
    <message>
        <source>C&amp;opy address</source>
        <translation>C&amp;opier l’adresse</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>Re&amp;tirer…</translation>
    </message>
    <message>
        <source>Un&amp;block</source>
        <translation>Dé&amp;bloquer</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Bloquer…</translation>
    </message>
    <message>
        <source>&amp;What they may know…</source>
        <translation>Ce &amp;qu’ils peuvent savoir…</translation>
    </message>
    <message>
        <source>Chec&amp;k against the server…</source>
        <translation>&amp;Comparer avec le serveur…</translation>
    </message>
    <message>
        <source>&amp;Profile…</source>
        <translation>&amp;Profil…</translation>
    </message>
    <message>
        <source>R&amp;ings even when I am not to be disturbed</source>
        <translation>Sonn&amp;er même quand je ne veux pas être dérangé</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Your contacts could not be loaded.</source>
        <translation>Vos contacts n’ont pas pu être chargés.</translation>
    </message>
    <message>
        <source>The contact could not be added.</source>
        <translation>Le contact n’a pas pu être ajouté.</translation>
    </message>
    <message>
        <source>The contact could not be renamed.</source>
        <translation>Le contact n’a pas pu être renommé.</translation>
    </message>
    <message>
        <source>The groups could not be changed.</source>
        <translation>Les groupes n’ont pas pu être modifiés.</translation>
    </message>
    <message>
        <source>The contact could not be removed.</source>
        <translation>Le contact n’a pas pu être retiré.</translation>
    </message>
    <message>
        <source>The permission could not be changed.</source>
        <translation>L’autorisation n’a pas pu être modifiée.</translation>
    </message>
    <message>
        <source>That could not be done.</source>
        <translation>Cela n’a pas pu être fait.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>The server did not answer.</source>
        <translation>Le serveur n’a pas répondu.</translation>
    </message>
    <message>
        <source>The server refused.</source>
        <translation>Le serveur a refusé.</translation>
    </message>
    <message>
        <source>The server’s answer made no sense.</source>
        <translation>La réponse du serveur n’avait pas de sens.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 says what could not be done, %2 why; both are sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 It said: “%2”</source>
        <comment>%1 are sentences, %2 the server&apos;s words</comment>
        <translation>%1 Il a dit&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>The message history cannot be opened. Messages are shown but not kept.</source>
        <translation>L’historique ne peut pas être ouvert. Les messages sont affichés mais pas conservés.</translation>
    </message>
    <message>
        <source>The message history was written by a newer version of Causerie. It is left untouched.</source>
        <translation>L’historique vient d’une version plus récente de Causerie. Il reste intact.</translation>
    </message>
    <message>
        <source>The disk is full. Messages cannot be kept until there is space.</source>
        <translation>Le disque est plein. Les messages ne peuvent pas être conservés tant qu’il n’y a pas de place.</translation>
    </message>
    <message>
        <source>The message history may not be written. Messages are not kept.</source>
        <translation>L’historique n’est pas accessible en écriture. Les messages ne sont pas conservés.</translation>
    </message>
    <message>
        <source>The message history is damaged. Messages are shown but not kept.</source>
        <translation>L’historique est endommagé. Les messages sont affichés mais pas conservés.</translation>
    </message>
    <message>
        <source>Another program holds the message history.</source>
        <translation>Un autre programme occupe l’historique.</translation>
    </message>
    <message>
        <source>The message history cannot be used. Messages are not kept.</source>
        <translation>L’historique est inutilisable. Les messages ne sont pas conservés.</translation>
    </message>
    <message>
        <source>They could not be blocked or unblocked.</source>
        <translation>Le blocage n’a pas pu être modifié.</translation>
    </message>
    <message>
        <source>Your profile could not be changed.</source>
        <translation>Votre profil n’a pas pu être modifié.</translation>
    </message>
</context>
<context>
    <name>FailureReason</name>
    <message>
        <source>the disk was full</source>
        <translation>le disque était plein</translation>
    </message>
    <message>
        <source>the message history may not be written</source>
        <translation>l’historique des messages ne peut pas être modifié</translation>
    </message>
    <message>
        <source>the message history is damaged</source>
        <translation>l’historique des messages est endommagé</translation>
    </message>
    <message>
        <source>it could not be kept on this computer</source>
        <translation>il n’a pas pu être conservé sur cet ordinateur</translation>
    </message>
    <message>
        <source>their server cannot be found</source>
        <translation>son serveur est introuvable</translation>
    </message>
    <message>
        <source>their server does not answer</source>
        <translation>son serveur ne répond pas</translation>
    </message>
    <message>
        <source>they cannot be reached</source>
        <translation>cette personne n’est pas joignable</translation>
    </message>
    <message>
        <source>they are not online</source>
        <translation>cette personne n’est pas en ligne</translation>
    </message>
    <message>
        <source>there is no such address</source>
        <translation>cette adresse n’existe pas</translation>
    </message>
    <message>
        <source>they have left this address</source>
        <translation>cette adresse a été abandonnée</translation>
    </message>
    <message>
        <source>the address is wrong</source>
        <translation>l’adresse est fausse</translation>
    </message>
    <message>
        <source>it is not permitted</source>
        <translation>ce n’est pas permis</translation>
    </message>
    <message>
        <source>they only take messages from their contacts</source>
        <translation>cette personne n’accepte que les messages de ses contacts</translation>
    </message>
    <message>
        <source>the server did not accept it</source>
        <translation>le serveur ne l’a pas accepté</translation>
    </message>
    <message>
        <source>the server is overloaded</source>
        <translation>le serveur est surchargé</translation>
    </message>
    <message>
        <source>the server had a problem</source>
        <translation>le serveur a eu un problème</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <comment>%1 is a date such as 20 November</comment>
        <translation>Aujourd’hui, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <comment>%1 is a date such as 20 November</comment>
        <translation>Hier, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is a weekday, %2 a date such as 20 November</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>%1 is a complete date, %2 a time</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a length in seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a length</comment>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>a length</comment>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>Free for chat</source>
        <translation>Prêt à bavarder</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Away for longer</source>
        <translation>Absent pour longtemps</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d’envoi</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Pas envoyé</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Incoming call, %1</source>
        <comment>%1 is a length</comment>
        <translation>Appel entrant, %1</translation>
    </message>
    <message>
        <source>Outgoing call, %1</source>
        <comment>%1 is a length</comment>
        <translation>Appel sortant, %1</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>Outgoing call, no answer</source>
        <translation>Appel sortant, sans réponse</translation>
    </message>
    <message>
        <source>You declined a call</source>
        <translation>Vous avez refusé un appel</translation>
    </message>
    <message>
        <source>Call declined</source>
        <translation>Appel refusé</translation>
    </message>
    <message>
        <source>Missed call while in another</source>
        <translation>Appel manqué pendant un autre</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Call cancelled</source>
        <translation>Appel annulé</translation>
    </message>
    <message>
        <source>The call failed</source>
        <translation>L’appel a échoué</translation>
    </message>
    <message>
        <source>Answered on another device</source>
        <translation>Pris sur un autre appareil</translation>
    </message>
    <message>
        <source>The subject is now: %1</source>
        <comment>%1 is what a room is about</comment>
        <translation>Le sujet est maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 changed the subject to: %2</source>
        <comment>%1 is a person, %2 what a room is about</comment>
        <translation>%1 a changé le sujet&#xa0;: %2</translation>
    </message>
    <message>
        <source>The subject was removed</source>
        <translation>Le sujet a été retiré</translation>
    </message>
    <message>
        <source>%1 removed the subject</source>
        <comment>%1 is a person</comment>
        <translation>%1 a retiré le sujet</translation>
    </message>
    <message numerus="yes">
        <source>last active %n minute(s) ago</source>
        <translation>
            <numerusform>vu il y a %n minute</numerusform>
            <numerusform>vu il y a %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last active %n hour(s) ago</source>
        <translation>
            <numerusform>vu il y a %n heure</numerusform>
            <numerusform>vu il y a %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last active %n day(s) ago</source>
        <translation>
            <numerusform>vu il y a %n jour</numerusform>
            <numerusform>vu il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at their place</source>
        <comment>%1 is a time of day</comment>
        <translation>%1 chez eux</translation>
    </message>
    <message>
        <source>This message is empty.</source>
        <translation>Ce message est vide.</translation>
    </message>
    <message>
        <source>This message was deleted.</source>
        <translation>Ce message a été supprimé.</translation>
    </message>
    <message>
        <source>A moderator removed this message.</source>
        <translation>Un modérateur a retiré ce message.</translation>
    </message>
    <message>
        <source>A moderator removed this message: %1</source>
        <comment>%1 is the moderator&apos;s reason</comment>
        <translation>Un modérateur a retiré ce message : %1</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Message vocal</translation>
    </message>
    <message>
        <source>Voice message, %1</source>
        <comment>%1 is a length: 0:12</comment>
        <translation>Message vocal, %1</translation>
    </message>
    <message>
        <source>no path for the sound</source>
        <translation>aucun chemin pour le son</translation>
    </message>
    <message>
        <source>no encryption</source>
        <translation>pas de chiffrement</translation>
    </message>
    <message>
        <source>they were gone</source>
        <translation>la personne était partie</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>pas de réponse à temps</translation>
    </message>
    <message>
        <source>no sound that both know</source>
        <translation>aucun son que les deux connaissent</translation>
    </message>
    <message>
        <source>The call failed: %1</source>
        <comment>%1 is why, in small letters</comment>
        <translation>L’appel a échoué&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The folder %1 is in use by another Causerie (process %2). Close that one first, or give another folder with --data.</source>
        <comment>%1 is a folder, %2 the number of a process</comment>
        <translation>Le dossier %1 est utilisé par un autre Causerie (processus %2). Fermez-le d’abord, ou indiquez un autre dossier avec --data.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made or written. Give another with --data.</source>
        <comment>%1 is a folder</comment>
        <translation>Le dossier %1 ne peut pas être créé ou n’est pas accessible en écriture. Indiquez-en un autre avec --data.</translation>
    </message>
    <message>
        <source>Messenger and telephone for XMPP</source>
        <translation>Messagerie et téléphone pour XMPP</translation>
    </message>
    <message>
        <source>Keep account, history and settings in this folder.</source>
        <translation>Conserver compte, historique et réglages dans ce dossier.</translation>
    </message>
    <message>
        <source>Do not use the system keychain; ask for the password.</source>
        <translation>Ne pas utiliser le trousseau du système&#x202f;; demander le mot de passe.</translation>
    </message>
    <message>
        <source>An xmpp:, tel: or sip: link to open.</source>
        <translation>Un lien xmpp:, tel: ou sip: à ouvrir.</translation>
    </message>
    <message>
        <source>Start hidden in the tray, or minimised where there is none.</source>
        <translation>Démarrer caché dans la zone de notification, ou réduit s’il n’y en a pas.</translation>
    </message>
</context>
<context>
    <name>MessageLayout</name>
    <message>
        <source>New messages</source>
        <translation>Nouveaux messages</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is what became of a call, %2 the time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>edited · %1</source>
        <comment>beside a changed message; %1 is the time it was written</comment>
        <translation>modifié · %1</translation>
    </message>
    <message>
        <source>Its versions lead to different addresses.</source>
        <translation>Ses versions mènent à des adresses différentes.</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>of a very long message</comment>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show more</source>
        <comment>of a very long message: what follows</comment>
        <translation>Afficher la suite</translation>
    </message>
    <message>
        <source>Show what comes before</source>
        <comment>of a very long message</comment>
        <translation>Afficher ce qui précède</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long message: its beginning again</comment>
        <translation>Réduire</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message>
        <source>Hidden text. Show it</source>
        <translation>Texte masqué. L’afficher</translation>
    </message>
    <message>
        <source>Hidden: %1. Show it</source>
        <comment>%1 is the sender&apos;s hint</comment>
        <translation>Masqué : %1. L’afficher</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Non envoyé</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <comment>%1 is the server&apos;s reason</comment>
        <translation>Non envoyé : %1</translation>
    </message>
    <message>
        <source>in answer to “%1”</source>
        <comment>%1 is the beginning of a message</comment>
        <translation>en réponse à « %1 »</translation>
    </message>
    <message>
        <source>edited</source>
        <comment>said of a message</comment>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Reactions: %1</source>
        <comment>%1 are emoji</comment>
        <translation>Réactions : %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>lines that say what happened in a room</comment>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingWords</name>
    <message>
        <source>Paused. Nothing is recorded now.</source>
        <translation>En pause. Rien n’est enregistré maintenant.</translation>
    </message>
    <message>
        <source>Nothing is heard. Is the microphone on, and is it the right one?</source>
        <translation>On n’entend rien. Le microphone est-il allumé, et est-ce le bon ?</translation>
    </message>
    <message numerus="yes">
        <source>Recording. %n second(s) are left.</source>
        <translation>
            <numerusform>Enregistrement. Il reste %n seconde.</numerusform>
            <numerusform>Enregistrement. Il reste %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording. The space bar pauses, Esc discards, Enter sends.</source>
        <translation>Enregistrement. Espace met en pause, Échap abandonne, Entrée envoie.</translation>
    </message>
    <message>
        <source>Listen to it before you send it.</source>
        <translation>Écoutez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>Nothing can be heard in it. Was the microphone on?</source>
        <translation>On n’y entend rien. Le microphone était-il allumé ?</translation>
    </message>
    <message numerus="yes">
        <source>A voice message can have %n minute(s), so the recording has ended.</source>
        <translation>
            <numerusform>Un message vocal peut durer %n minute, l’enregistrement s’est donc arrêté.</numerusform>
            <numerusform>Un message vocal peut durer %n minutes, l’enregistrement s’est donc arrêté.</numerusform>
        </translation>
    </message>
    <message>
        <source>The microphone is gone. What was said before is here.</source>
        <translation>Le microphone n’est plus là. Ce qui a été dit avant est ici.</translation>
    </message>
    <message>
        <source>A call has taken the microphone. What was said before is here.</source>
        <translation>Un appel a pris le microphone. Ce qui a été dit avant est ici.</translation>
    </message>
    <message>
        <source>The disk has no more room. What was said before is here.</source>
        <translation>Le disque est plein. Ce qui a été dit avant est ici.</translation>
    </message>
    <message>
        <source>This recording was not sent yet.</source>
        <translation>Cet enregistrement n’a pas encore été envoyé.</translation>
    </message>
    <message>
        <source>There is no microphone, or it does not work. Plug one in, or choose another one.</source>
        <translation>Il n’y a pas de microphone, ou il ne fonctionne pas. Branchez-en un, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The recording cannot be written: the disk is full or protected.</source>
        <translation>L’enregistrement ne peut pas être écrit : le disque est plein ou protégé.</translation>
    </message>
    <message>
        <source>That was too short for a voice message.</source>
        <translation>C’était trop court pour un message vocal.</translation>
    </message>
    <message>
        <source>The recording could not be begun.</source>
        <translation>L’enregistrement n’a pas pu commencer.</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>That is too much to search for.</source>
        <translation>C’est trop à rechercher.</translation>
    </message>
    <message>
        <source>%1 wants something behind the colon.</source>
        <comment>%1 is what was typed: from:</comment>
        <translation>%1 attend quelque chose après les deux-points.</translation>
    </message>
    <message>
        <source>%1: write a date as 2026, 2026-11 or 2026-11-20, or today or yesterday.</source>
        <comment>%1 is what was typed; today and yesterday are typed in English</comment>
        <translation>%1 : écrivez une date comme 2026, 2026-11 ou 2026-11-20, ou bien today (aujourd’hui) ou yesterday (hier).</translation>
    </message>
    <message>
        <source>%1: you can write has:file or has:link.</source>
        <comment>%1 is what was typed</comment>
        <translation>%1 : vous pouvez écrire has:file (fichier) ou has:link (lien).</translation>
    </message>
    <message>
        <source>%1: only words and phrases can be excluded.</source>
        <comment>%1 is what was typed</comment>
        <translation>%1 : seuls des mots et des expressions peuvent être exclus.</translation>
    </message>
</context>
<context>
    <name>causerie::Application</name>
    <message>
        <source>You can call again as soon as you are connected and no other call is in progress.</source>
        <translation>Vous pourrez rappeler dès que vous serez connecté et qu’aucun autre appel ne sera en cours.</translation>
    </message>
    <message>
        <source>Your account is removed, from the server and from this computer.</source>
        <translation>Votre compte est supprimé, sur le serveur et sur cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 is removed, from the server and from this computer.</source>
        <comment>%1 is an address of ours</comment>
        <translation>%1 est supprimé, sur le serveur et sur cet ordinateur.</translation>
    </message>
    <message>
        <source>You are signed in with this address already.</source>
        <translation>Vous êtes déjà connecté avec cette adresse.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be read and are left out: %1</source>
        <comment>%1 names the files</comment>
        <translation>
            <numerusform>%n compte n’a pas pu être lu et est laissé de côté : %1</numerusform>
            <numerusform>%n comptes n’ont pas pu être lus et sont laissés de côté : %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::AddContactDialog</name>
    <message>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>They are asked whether you may see when they are online.</source>
        <translation>On lui demande si vous pouvez voir quand il est en ligne.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>As you call them</source>
        <translation>Comme vous l’appelez</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Groupe</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>This contact is on your list already.</source>
        <translation>Ce contact est déjà dans votre liste.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like name@example.org.</source>
        <translation>Ce n’est pas une adresse. Elle ressemble à nom@example.org.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Name for %1:</source>
        <comment>%1 is an address</comment>
        <translation>Nom pour %1&#xa0;:</translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation>Retirer le contact</translation>
    </message>
    <message>
        <source>Remove %1 from your contacts?</source>
        <comment>%1 is a contact&apos;s name</comment>
        <translation>Retirer %1 de vos contacts&#x202f;?</translation>
    </message>
    <message>
        <source>You will no longer see when they are online, nor they you. Your messages are kept.</source>
        <translation>Vous ne verrez plus sa présence, ni lui la vôtre. Vos messages sont conservés.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>The server is missing. Do you mean %1?</source>
        <comment>%1 is an address</comment>
        <translation>Il manque le serveur. Voulez-vous dire %1 ?</translation>
    </message>
    <message>
        <source>This is your own address. Notes to yourself are in the menu.</source>
        <translation>C’est votre propre adresse. Les notes pour vous-même sont dans le menu.</translation>
    </message>
    <message>
        <source>&amp;Let them see me as soon as they ask</source>
        <translation>Me laisser &amp;voir dès qu’il le demande</translation>
    </message>
    <message>
        <source>name@example.org or an xmpp: link</source>
        <translation>nom@example.org ou un lien xmpp:</translation>
    </message>
    <message>
        <source>They invited you: you will see each other without further questions.</source>
        <translation>Vous êtes invité&#xa0;: vous vous verrez l’un l’autre sans autre question.</translation>
    </message>
    <message>
        <source>This link leads into a room. Join it from the menu.</source>
        <translation>Ce lien mène à un salon. Rejoignez-le par le menu.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AffiliationsDialog</name>
    <message>
        <source>&amp;Take off the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>People of %1</source>
        <comment>%1 is a room</comment>
        <translation>Les gens de %1</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Admins</source>
        <translation>Administrateurs</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Propriétaires</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Bannis</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>nom@example.org</translation>
    </message>
    <message>
        <source>Address to add</source>
        <translation>Adresse à ajouter</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AttachStrip</name>
    <message>
        <source>Files to send</source>
        <translation>Fichiers à envoyer</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <comment>the name of a pasted picture; %1 is date and time</comment>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <comment>%1 is a file name</comment>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>%1 · goes directly to them</source>
        <comment>%1 is a size</comment>
        <translation>%1 · ira directement à son appareil</translation>
    </message>
    <message>
        <source>%1 · goes when they are online</source>
        <comment>%1 is a size</comment>
        <translation>%1 · partira à sa prochaine connexion</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AttachmentActions</name>
    <message>
        <source>Download a program?</source>
        <translation>Télécharger un programme ?</translation>
    </message>
    <message>
        <source>“%1” could run programs on your computer. Take it only if you know who made it and expect it.</source>
        <comment>%1 is a file name</comment>
        <translation>« %1 » pourrait lancer des programmes sur votre ordinateur. Ne l’acceptez que si vous savez de qui il vient et si vous l’attendez.</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>This file could run programs</source>
        <translation>Ce fichier pourrait lancer des programmes</translation>
    </message>
    <message>
        <source>“%1” is not opened from here. You can save it elsewhere or look at its folder.</source>
        <comment>%1 is a file name</comment>
        <translation>« %1 » ne s’ouvre pas d’ici. Vous pouvez l’enregistrer ailleurs ou regarder son dossier.</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>Afficher le &amp;dossier</translation>
    </message>
    <message>
        <source>Save file</source>
        <translation>Enregistrer le fichier</translation>
    </message>
</context>
<context>
    <name>causerie::ui::BlockDialog</name>
    <message>
        <source>Block &amp;everybody of %1</source>
        <comment>%1 is a server</comment>
        <translation>Bloquer &amp;tout le monde de %1</translation>
    </message>
    <message>
        <source>&amp;Report them to the operators of your server</source>
        <translation>&amp;Signaler aux responsables de votre serveur</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <comment>%1 is a name</comment>
        <translation>Bloquer %1 ?</translation>
    </message>
    <message>
        <source>%1 can no longer write to you, call you or see when you are online. They are not told.</source>
        <comment>%1 is an address</comment>
        <translation>%1 ne pourra plus vous écrire, vous appeler ni voir quand vous êtes en ligne. Cette personne n’en est pas informée.</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>&amp;Bloquer</translation>
    </message>
    <message>
        <source>&amp;Unwanted advertisement</source>
        <translation>&amp;Publicité non sollicitée</translation>
    </message>
    <message>
        <source>&amp;Insults, threats or other abuse</source>
        <translation>&amp;Insultes, menaces ou autres abus</translation>
    </message>
    <message>
        <source>In your words, if you like</source>
        <translation>Avec vos mots, si vous le souhaitez</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>The report names their latest messages to you.</source>
        <translation>Le signalement désigne ses derniers messages reçus.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::BlockedDialog</name>
    <message>
        <source>&amp;Unblock</source>
        <translation>&amp;Débloquer</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>&amp;Bloquer</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Personnes bloquées</translation>
    </message>
    <message>
        <source>name@example.org or example.org</source>
        <translation>nom@example.org ou example.org</translation>
    </message>
    <message>
        <source>Address or server</source>
        <translation>Adresse ou serveur</translation>
    </message>
    <message>
        <source>&amp;Address or server</source>
        <translation>&amp;Adresse ou serveur</translation>
    </message>
    <message>
        <source>The server did not do that.</source>
        <translation>Le serveur ne l’a pas fait.</translation>
    </message>
    <message>
        <source>Everybody of %1</source>
        <comment>%1 is a server</comment>
        <translation>Tout le monde de %1</translation>
    </message>
    <message>
        <source>Your server cannot block people.</source>
        <translation>Votre serveur ne sait pas bloquer des personnes.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>You have blocked nobody.</source>
        <translation>Vous n’avez bloqué personne.</translation>
    </message>
    <message>
        <source>They cannot write to you, call you or see when you are online.</source>
        <translation>Ces personnes ne peuvent ni vous écrire, ni vous appeler, ni voir quand vous êtes en ligne.</translation>
    </message>
    <message>
        <source>You cannot block yourself or your own server.</source>
        <translation>Vous ne pouvez pas vous bloquer vous-même, ni votre propre serveur.</translation>
    </message>
    <message>
        <source>They are blocked already.</source>
        <translation>Cette adresse est déjà bloquée.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallBar</name>
    <message>
        <source>&amp;Return</source>
        <translation>&amp;Revenir</translation>
    </message>
    <message>
        <source>Return to the call</source>
        <translation>Revenir à l’appel</translation>
    </message>
    <message>
        <source>Calling %1…</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Appel de %1…</translation>
    </message>
    <message>
        <source>Connecting with %1…</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Connexion avec %1…</translation>
    </message>
    <message>
        <source>In call with %1 · %2</source>
        <comment>%1 is the contact&apos;s name, %2 how long</comment>
        <translation>En appel avec %1 · %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallPanel</name>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Level of your microphone</source>
        <translation>Niveau de votre microphone</translation>
    </message>
    <message>
        <source>Level of the other side</source>
        <translation>Niveau de l’autre côté</translation>
    </message>
    <message>
        <source>Choose microphone and loudspeaker</source>
        <translation>Choisir le microphone et le haut-parleur</translation>
    </message>
    <message>
        <source>Call &amp;again</source>
        <translation>&amp;Rappeler</translation>
    </message>
    <message>
        <source>Call the same contact once more</source>
        <translation>Appeler de nouveau le même contact</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Close this window (Esc)</source>
        <translation>Fermer cette fenêtre (Échap)</translation>
    </message>
    <message>
        <source>Switch the microphone on</source>
        <translation>Rouvrir le microphone</translation>
    </message>
    <message>
        <source>Mute the microphone</source>
        <translation>Couper le microphone</translation>
    </message>
    <message>
        <source>Take the call back from hold</source>
        <translation>Reprendre l’appel</translation>
    </message>
    <message>
        <source>Put the call on hold</source>
        <translation>Mettre l’appel en attente</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is how a call ended, %2 how long it was</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Cancel the call</source>
        <translation>Annuler l’appel</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Digits that were sent</source>
        <translation>Chiffres envoyés</translation>
    </message>
    <message>
        <source>Hide the dial pad</source>
        <translation>Masquer le clavier</translation>
    </message>
    <message>
        <source>Show the dial pad</source>
        <translation>Afficher le clavier</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallWindow</name>
    <message>
        <source>%1 – call</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 – appel</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>What else can be done with this call (F10)</source>
        <translation>Ce que l’on peut faire d’autre de cet appel (F10)</translation>
    </message>
    <message>
        <source>&amp;Transfer to somebody else…</source>
        <translation>&amp;Transférer à quelqu’un d’autre…</translation>
    </message>
    <message>
        <source>&amp;Put through to %1, who is on hold</source>
        <comment>%1 is a contact&apos;s name</comment>
        <translation>&amp;Mettre en relation avec %1, en attente</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallWords</name>
    <message>
        <source>The call failed</source>
        <translation>L’appel a échoué</translation>
    </message>
    <message>
        <source>The programs of the two sides know no common way to talk.</source>
        <translation>Les programmes des deux côtés n’ont aucun moyen commun de se parler.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Pas de réponse à temps</translation>
    </message>
    <message>
        <source>%1 could not be reached just now.</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 n’a pas pu être joint à l’instant.</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 n’est plus là</translation>
    </message>
    <message>
        <source>Their device went offline during the call.</source>
        <translation>Son appareil s’est déconnecté pendant l’appel.</translation>
    </message>
    <message>
        <source>The other side had trouble with its sound.</source>
        <translation>L’autre côté a eu un problème de son.</translation>
    </message>
    <message>
        <source>The other side or its server reported an error. Try again in a moment.</source>
        <translation>L’autre côté ou son serveur a signalé une erreur. Réessayez dans un moment.</translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation>Appel…</translation>
    </message>
    <message>
        <source>Incoming voice call…</source>
        <translation>Appel vocal entrant…</translation>
    </message>
    <message>
        <source>Ringing…</source>
        <translation>Ça sonne…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Connection interrupted…</source>
        <translation>Connexion interrompue…</translation>
    </message>
    <message>
        <source>%1 · on hold</source>
        <comment>%1 is the call&apos;s timer</comment>
        <translation>%1 · en attente</translation>
    </message>
    <message>
        <source>%1 · the other side put you on hold</source>
        <comment>%1 is the call&apos;s timer</comment>
        <translation>%1 · l’autre côté vous a mis en attente</translation>
    </message>
    <message>
        <source>%1 · the other side is muted</source>
        <comment>%1 is the call&apos;s timer</comment>
        <translation>%1 · l’autre côté a coupé son micro</translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation>On raccroche…</translation>
    </message>
    <message>
        <source>Encrypted between the two devices (DTLS-SRTP)</source>
        <translation>Chiffré entre les deux appareils (DTLS-SRTP)</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Appel terminé</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Appel transféré</translation>
    </message>
    <message>
        <source>%1 turns to %2 now.</source>
        <comment>%1 is the contact&apos;s name, %2 an address</comment>
        <translation>%1 s’adresse maintenant à %2.</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>%1 did not pick up.</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 n’a pas décroché.</translation>
    </message>
    <message>
        <source>Call declined</source>
        <translation>Appel refusé</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>%1 does not want to talk just now.</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 ne veut pas parler pour l’instant.</translation>
    </message>
    <message>
        <source>You were in another call.</source>
        <translation>Vous étiez dans un autre appel.</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>%1 is in another call.</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 est dans un autre appel.</translation>
    </message>
    <message>
        <source>Call cancelled</source>
        <translation>Appel annulé</translation>
    </message>
    <message>
        <source>Answered on another device</source>
        <translation>Pris sur un autre appareil</translation>
    </message>
    <message>
        <source>Taken on another device</source>
        <translation>Repris sur un autre appareil</translation>
    </message>
    <message>
        <source>The other side changes the device…</source>
        <translation>L’autre côté change d’appareil…</translation>
    </message>
    <message>
        <source>No microphone works, so you are not heard. Plug one in, or choose another in the devices menu.</source>
        <translation>Aucun microphone ne fonctionne&#x202f;: on ne vous entend pas. Branchez-en un, ou choisissez-en un autre dans le menu des appareils.</translation>
    </message>
    <message>
        <source>No loudspeaker works, so you hear nothing. Plug one in, or choose another in the devices menu.</source>
        <translation>Aucun haut-parleur ne fonctionne&#x202f;: vous n’entendez rien. Branchez-en un, ou choisissez-en un autre dans le menu des appareils.</translation>
    </message>
    <message>
        <source>No path for the sound was found between the two networks. A relay (TURN) on the server would help; another network may, too.</source>
        <translation>Aucun chemin pour le son n’a été trouvé entre les deux réseaux. Un relais (TURN) sur le serveur aiderait&#x202f;; un autre réseau, peut-être aussi.</translation>
    </message>
    <message>
        <source>No encryption could be agreed between the two devices, so no sound was sent.</source>
        <translation>Les deux appareils n’ont pu convenir d’aucun chiffrement&#x202f;; aucun son n’a donc été envoyé.</translation>
    </message>
    <message>
        <source>The device that answered is not the one that was announced. Someone may have been listening, so the call was ended.</source>
        <translation>L’appareil qui a répondu n’est pas celui qui était annoncé. Quelqu’un écoutait peut-être&#x202f;; l’appel a donc été interrompu.</translation>
    </message>
    <message>
        <source>Your microphone gives only silence. Perhaps it is muted by a switch of its own or in the settings of the system.</source>
        <translation>Votre microphone ne transmet que du silence. Il est peut-être coupé par son propre bouton ou dans les réglages du système.</translation>
    </message>
    <message>
        <source>The sound file to be played could not be read.</source>
        <translation>Le fichier son à lire est illisible.</translation>
    </message>
    <message>
        <source>The sound file could not be written.</source>
        <translation>Le fichier son n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Something went wrong inside Causerie. Try again; if it stays, please report it.</source>
        <translation>Quelque chose n’a pas marché dans Causerie. Réessayez&#x202f;; si cela persiste, signalez-le.</translation>
    </message>
    <message>
        <source>To compare aloud: %1</source>
        <comment>%1 are twelve digits</comment>
        <translation>À comparer de vive voix&#x202f;: %1</translation>
    </message>
    <message>
        <source>Read these digits to each other. If both of you see the same ones, nobody listens in between, not even the servers.</source>
        <translation>Lisez-vous ces chiffres l’un à l’autre. Si vous voyez tous deux les mêmes, personne n’écoute au milieu, pas même les serveurs.</translation>
    </message>
    <message>
        <source>%1 · asked to call %2</source>
        <comment>%1 is the call&apos;s timer, %2 an address</comment>
        <translation>%1 · prié d’appeler %2</translation>
    </message>
    <message>
        <source>%1 · could not be transferred</source>
        <comment>%1 is the call&apos;s timer</comment>
        <translation>%1 · n’a pas pu être transféré</translation>
    </message>
    <message>
        <source>%1 · hold %2 to talk</source>
        <comment>%1 is the call&apos;s timer, %2 a key</comment>
        <translation>%1 · tenir %2 pour parler</translation>
    </message>
    <message>
        <source>%1 · hold %2 to be silent</source>
        <comment>%1 is the call&apos;s timer, %2 a key</comment>
        <translation>%1 · tenir %2 pour se taire</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CardDialog</name>
    <message>
        <source>Asking their server…</source>
        <translation>Demande à son serveur…</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>They do not show you their profile.</source>
        <translation>Cette personne ne vous montre pas son profil.</translation>
    </message>
    <message>
        <source>Calls themselves</source>
        <translation>Se fait appeler</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Anniversaire</translation>
    </message>
    <message>
        <source>About them</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>They have not written a profile.</source>
        <translation>Cette personne n’a pas écrit de profil.</translation>
    </message>
    <message>
        <source>Time there</source>
        <translation>Heure locale</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CertificateDialog</name>
    <message>
        <source>Issued for</source>
        <translation>Délivré à</translation>
    </message>
    <message>
        <source>nobody by name</source>
        <translation>personne en particulier</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Délivré par</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valable dès le</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Empreinte (SHA-256)</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <comment>%1 is a server</comment>
        <translation>Certificat de %1</translation>
    </message>
    <message>
        <source>This server could not prove who it is</source>
        <translation>Ce serveur n’a pas pu prouver son identité</translation>
    </message>
    <message>
        <source>If you accept it, someone who listens could read your password and your messages, unless this really is the server’s own certificate. Compare the fingerprint with whoever runs the server, by telephone or in person. Causerie will then accept exactly this certificate for your account, and no other.</source>
        <translation>Si vous l’acceptez, quelqu’un à l’écoute pourrait lire votre mot de passe et vos messages, à moins que ce ne soit vraiment le certificat du serveur. Comparez l’empreinte avec la personne qui gère le serveur, par téléphone ou de vive voix. Causerie acceptera alors exactement ce certificat pour votre compte, et aucun autre.</translation>
    </message>
    <message>
        <source>I have &amp;compared the fingerprint, and it is the same</source>
        <translation>J’ai &amp;comparé l’empreinte, c’est la même</translation>
    </message>
    <message>
        <source>&amp;Accept this certificate</source>
        <translation>&amp;Accepter ce certificat</translation>
    </message>
    <message>
        <source>Do &amp;not connect</source>
        <translation>&amp;Ne pas se connecter</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CheckDialog</name>
    <message>
        <source>Check against the server</source>
        <translation>Comparer avec le serveur</translation>
    </message>
    <message>
        <source>Every message that the server has is looked for here.</source>
        <translation>Chaque message que possède le serveur est cherché ici.</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Avancement de la vérification</translation>
    </message>
</context>
<context>
    <name>causerie::ui::Composer</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Envoyer (Entrée)</translation>
    </message>
    <message>
        <source>Message %1…</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Écrire à %1…</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Message à %1</translation>
    </message>
    <message>
        <source>Language of the message</source>
        <translation>Langue du message</translation>
    </message>
    <message>
        <source>More ways to write</source>
        <translation>Autres façons d’écrire</translation>
    </message>
    <message>
        <source>More ways to write (Ctrl+Shift+L)</source>
        <translation>Autres façons d’écrire (Ctrl+Maj+L)</translation>
    </message>
    <message>
        <source>Add another &amp;language</source>
        <translation>Ajouter une autre &amp;langue</translation>
    </message>
    <message>
        <source>&amp;Hide the text until it is asked for</source>
        <translation>&amp;Masquer le texte jusqu’à ce qu’on le demande</translation>
    </message>
    <message>
        <source>Answer to %1</source>
        <comment>%1 is who wrote the message</comment>
        <translation>Réponse à %1</translation>
    </message>
    <message>
        <source>Edit the message</source>
        <translation>Modifier le message</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Attach files (Ctrl+Shift+O)</source>
        <translation>Joindre des fichiers (Ctrl+Maj+O)</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Enregistrer un message vocal</translation>
    </message>
    <message>
        <source>Record a voice message (Ctrl+Shift+S)</source>
        <translation>Enregistrer un message vocal (Ctrl+Maj+S)</translation>
    </message>
    <message>
        <source>You write as %1</source>
        <comment>%1 is an address of ours</comment>
        <translation>Vous écrivez en tant que %1</translation>
    </message>
    <message>
        <source>What the hidden text is about</source>
        <translation>De quoi parle le texte caché</translation>
    </message>
    <message>
        <source>What it is about (everybody sees this)</source>
        <translation>De quoi il s’agit (tout le monde le voit)</translation>
    </message>
    <message>
        <source>&amp;Take it up</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>As soon as nothing else is being written</source>
        <translation>Dès que rien d’autre n’est en cours d’écriture</translation>
    </message>
    <message>
        <source>A change that was not made</source>
        <translation>Une modification qui n’a pas été faite</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ComposerStrip</name>
    <message>
        <source>Leave it</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation>Abandonner (Échap)</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConnectionBar</name>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Essayer maintenant</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Vous êtes déconnecté.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>%1 Next attempt in %2 s.</source>
        <comment>%1 is a sentence, %2 a number of seconds</comment>
        <translation>%1 Prochain essai dans %2&#xa0;s.</translation>
    </message>
    <message>
        <source>The address cannot be used.</source>
        <translation>L’adresse n’est pas utilisable.</translation>
    </message>
    <message>
        <source>The server’s name was not found.</source>
        <translation>Le nom du serveur est introuvable.</translation>
    </message>
    <message>
        <source>The server offers no XMPP.</source>
        <translation>Le serveur n’offre pas XMPP.</translation>
    </message>
    <message>
        <source>The name service does not answer.</source>
        <translation>Le service de noms ne répond pas.</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>Le serveur a refusé la connexion.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Le serveur est injoignable.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Le serveur n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The server offers no encryption.</source>
        <translation>Le serveur n’offre pas de chiffrement.</translation>
    </message>
    <message>
        <source>Encryption with the server failed.</source>
        <translation>Le chiffrement avec le serveur a échoué.</translation>
    </message>
    <message>
        <source>The server’s certificate is not trusted.</source>
        <translation>Le certificat du serveur n’est pas reconnu.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>Le mot de passe est faux.</translation>
    </message>
    <message>
        <source>The server offers no safe way to sign in.</source>
        <translation>Le serveur n’offre aucun moyen sûr de se connecter.</translation>
    </message>
    <message>
        <source>The account is disabled.</source>
        <translation>Le compte est désactivé.</translation>
    </message>
    <message>
        <source>Signing in failed.</source>
        <translation>L’identification a échoué.</translation>
    </message>
    <message>
        <source>The server gave no address to this device.</source>
        <translation>Le serveur n’a pas donné d’adresse à cet appareil.</translation>
    </message>
    <message>
        <source>Signed in elsewhere under the same name.</source>
        <translation>Connecté ailleurs sous le même nom.</translation>
    </message>
    <message>
        <source>The server ended the connection.</source>
        <translation>Le serveur a mis fin à la connexion.</translation>
    </message>
    <message>
        <source>The server does not speak XMPP as expected.</source>
        <translation>Le serveur ne parle pas XMPP comme attendu.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>La connexion a été perdue.</translation>
    </message>
    <message>
        <source>The keychain gave no password.</source>
        <translation>Le trousseau n’a pas donné de mot de passe.</translation>
    </message>
    <message>
        <source>This build cannot connect safely.</source>
        <translation>Cette version ne peut pas se connecter en sécurité.</translation>
    </message>
    <message>
        <source>E&amp;xamine…</source>
        <translation>E&amp;xaminer…</translation>
    </message>
    <message>
        <source>Look at every step of the way to the server</source>
        <translation>Examiner chaque étape du chemin vers le serveur</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationHeader</name>
    <message>
        <source>Not one of your contacts</source>
        <translation>Ne fait pas partie de vos contacts</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>%1 is e.g. Available, %2 what they say of themselves</comment>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n device(s)</source>
        <comment>%1 says how they can be reached</comment>
        <translation>
            <numerusform>%1 · %n appareil</numerusform>
            <numerusform>%1 · %n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Back to the list (Alt+Left)</source>
        <translation>Retour à la liste (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Call (Ctrl+Shift+C)</source>
        <translation>Appeler (Ctrl+Maj+C)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Find in this conversation (Ctrl+F)</source>
        <translation>Chercher dans cette conversation (Ctrl+F)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details (Ctrl+I)</source>
        <translation>Détails (Ctrl+I)</translation>
    </message>
    <message>
        <source>You are not in this room</source>
        <translation>Vous n’êtes pas dans ce salon</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 says how many people are in a room, %2 what it is about</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Connexion au salon…</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>What can be done with this room (Ctrl+Shift+R)</source>
        <translation>Ce que l’on peut faire avec ce salon (Ctrl+Maj+R)</translation>
    </message>
    <message>
        <source>In private · %1</source>
        <comment>%1 is e.g. Available</comment>
        <translation>En privé · %1</translation>
    </message>
    <message>
        <source>In private · not in the room</source>
        <translation>En privé · pas dans le salon</translation>
    </message>
    <message>
        <source>People and details (Ctrl+I)</source>
        <translation>Personnes et détails (Ctrl+I)</translation>
    </message>
    <message>
        <source>To yourself, on all your devices</source>
        <translation>À vous-même, sur tous vos appareils</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 says how they can be reached, %2 when they were last active</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationListModel</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n message non lu</numerusform>
            <numerusform>%n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>écrit…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a person, %2 what they said</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Connexion au salon…</translation>
    </message>
    <message>
        <source>You are not in this room</source>
        <translation>Vous n’êtes pas dans ce salon</translation>
    </message>
    <message>
        <source>a request</source>
        <translation>une demande</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>To yourself, on all your devices</source>
        <translation>À vous-même, sur tous vos appareils</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivée</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationNames</name>
    <message>
        <source>%1 in %2</source>
        <comment>%1 is a person, %2 the room where they are</comment>
        <translation>%1 dans %2</translation>
    </message>
    <message>
        <source>%1 through %2</source>
        <comment>%1 is an address in another network, %2 the gateway to it</comment>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Unknown without a connection</source>
        <comment>whether somebody is online</comment>
        <translation>Inconnu sans connexion</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationTellingDialog</name>
    <message>
        <source>What %1 may know</source>
        <comment>%1 is a contact or a room</comment>
        <translation>Ce que %1 peut savoir</translation>
    </message>
    <message>
        <source>That messages have &amp;arrived</source>
        <translation>Que les messages sont &amp;arrivés</translation>
    </message>
    <message>
        <source>That I have &amp;read them</source>
        <translation>Que je les ai &amp;lus</translation>
    </message>
    <message>
        <source>That I am &amp;writing</source>
        <translation>Que j’&amp;écris</translation>
    </message>
    <message>
        <source>As usual: yes</source>
        <translation>Comme d’habitude : oui</translation>
    </message>
    <message>
        <source>As usual: no</source>
        <translation>Comme d’habitude : non</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationView</name>
    <message>
        <source>Choose a conversation, or press Ctrl+K to find somebody.</source>
        <translation>Choisissez une conversation, ou cherchez quelqu’un avec Ctrl+K.</translation>
    </message>
    <message>
        <source>Messages with %1</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Messages avec %1</translation>
    </message>
    <message>
        <source>yourself</source>
        <translation>vous-même</translation>
    </message>
    <message>
        <source>Delete the message?</source>
        <translation>Supprimer le message ?</translation>
    </message>
    <message>
        <source>It is taken back for everybody. Some may have read it, and programs that do not know how to delete keep it.</source>
        <translation>Il est repris pour tout le monde. Certains l’ont peut-être lu, et les programmes qui ne savent pas supprimer le gardent.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>A call has the microphone. You can record when it is over.</source>
        <translation>Un appel utilise le microphone. Vous pourrez enregistrer quand il sera fini.</translation>
    </message>
    <message>
        <source>Your server does not keep files, so voice messages cannot be sent.</source>
        <translation>Votre serveur ne garde pas de fichiers, les messages vocaux ne peuvent donc pas être envoyés.</translation>
    </message>
    <message>
        <source>Voice message %1</source>
        <comment>the name of a recording; %1 is date and time</comment>
        <translation>Message vocal %1</translation>
    </message>
    <message>
        <source>The change could not be stored</source>
        <translation>La modification n’a pas pu être enregistrée</translation>
    </message>
    <message>
        <source>That message cannot be changed any more</source>
        <translation>Ce message ne peut plus être modifié</translation>
    </message>
    <message>
        <source>What you wrote is here, to be sent as a new message.</source>
        <translation>Ce que vous avez écrit est ici, à envoyer comme nouveau message.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DestroyRoomDialog</name>
    <message>
        <source>Destroy %1?</source>
        <comment>%1 is a room</comment>
        <translation>Détruire %1&#xa0;?</translation>
    </message>
    <message>
        <source>Everybody is put out, and the room and its settings are gone for good.</source>
        <translation>Tout le monde en sort&#xa0;; le salon et ses réglages disparaissent pour de bon.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Raison</translation>
    </message>
    <message>
        <source>Room to go to instead</source>
        <translation>Salon où aller à la place</translation>
    </message>
    <message>
        <source>room@rooms.example.org, if there is one</source>
        <translation>salon@salons.example.org, s’il y en a un</translation>
    </message>
    <message>
        <source>Room to &amp;go to instead</source>
        <translation>Salon où a&amp;ller à la place</translation>
    </message>
    <message>
        <source>&amp;Destroy</source>
        <translation>&amp;Détruire</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>ÉTAT</translation>
    </message>
    <message>
        <source>ENCRYPTION</source>
        <translation>CHIFFREMENT</translation>
    </message>
    <message>
        <source>Not end-to-end encrypted</source>
        <translation>Pas de chiffrement de bout en bout</translation>
    </message>
    <message>
        <source>Messages are encrypted on the way to your server, but the servers can read them.</source>
        <translation>Les messages sont chiffrés jusqu’à votre serveur, mais les serveurs peuvent les lire.</translation>
    </message>
    <message>
        <source>GROUPS</source>
        <translation>GROUPES</translation>
    </message>
    <message>
        <source>&amp;Edit groups…</source>
        <translation>&amp;Modifier les groupes…</translation>
    </message>
    <message>
        <source>WHO SEES WHOM</source>
        <translation>QUI VOIT QUI</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Appeler</translation>
    </message>
    <message>
        <source>More about this person</source>
        <translation>Plus sur cette personne</translation>
    </message>
    <message>
        <source>Rename, groups, permissions, remove (Ctrl+Shift+I)</source>
        <translation>Renommer, groupes, autorisations, retirer (Ctrl+Maj+I)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>%1 — %2, priority %3</source>
        <comment>%1 is e.g. Available, %2 the device, %3 a number</comment>
        <translation>%1 — %2, priorité %3</translation>
    </message>
    <message>
        <source>“%1” — %2, priority %3</source>
        <comment>%1 is what they say of themselves, %2 the device, %3 a number</comment>
        <translation>«&#xa0;%1&#xa0;» — %2, priorité %3</translation>
    </message>
    <message>
        <source>You see each other when online.</source>
        <translation>Vous voyez chacun la présence de l’autre.</translation>
    </message>
    <message>
        <source>You see when they are online; they do not see you.</source>
        <translation>Vous voyez sa présence&#x202f;; il ne voit pas la vôtre.</translation>
    </message>
    <message>
        <source>They see when you are online; you have asked to see them.</source>
        <translation>Il voit votre présence&#x202f;; vous avez demandé à voir la sienne.</translation>
    </message>
    <message>
        <source>They see when you are online; you do not see them.</source>
        <translation>Il voit votre présence&#x202f;; vous ne voyez pas la sienne.</translation>
    </message>
    <message>
        <source>You have asked to see when they are online.</source>
        <translation>Vous avez demandé à voir sa présence.</translation>
    </message>
    <message>
        <source>Neither sees when the other is online.</source>
        <translation>Aucun ne voit la présence de l’autre.</translation>
    </message>
    <message>
        <source>Not one of your contacts</source>
        <translation>Ne fait pas partie de vos contacts</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Add them to see when they are online.</source>
        <translation>Ajoutez-le pour voir sa présence.</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n device(s)</source>
        <comment>%1 is e.g. Available</comment>
        <translation>
            <numerusform>%1 sur %n appareil</numerusform>
            <numerusform>%1 sur %n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>What you write here goes to your own devices, and to the archive of your server.</source>
        <translation>Ce que vous écrivez ici va à vos propres appareils et dans les archives de votre serveur.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is e.g. Away, %2 when they were last active</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DeviceMenu</name>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>No microphone is plugged in</source>
        <translation>Aucun microphone n’est branché</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Haut-parleur</translation>
    </message>
    <message>
        <source>No loudspeaker is plugged in</source>
        <translation>Aucun haut-parleur n’est branché</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Cancel echo</source>
        <translation>Supprimer l’écho</translation>
    </message>
    <message>
        <source>Suppress noise</source>
        <translation>Réduire le bruit</translation>
    </message>
    <message>
        <source>Even out the level</source>
        <translation>Égaliser le volume de la voix</translation>
    </message>
    <message>
        <source>&amp;Sound settings…</source>
        <translation>Réglages du &amp;son…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DownloadsDialog</name>
    <message>
        <source>Files and downloads</source>
        <translation>Fichiers et téléchargements</translation>
    </message>
    <message>
        <source>From &amp;device to device without encryption, when that is quicker</source>
        <translation>D’un &amp;appareil à l’autre sans chiffrement, quand c’est plus rapide</translation>
    </message>
    <message>
        <source>A file that a server does not keep goes through both servers, encrypted on the way to each and slow. The quick way is open to whoever sits between the two devices.</source>
        <translation>Un fichier qu’un serveur ne garde pas passe par les deux serveurs, chiffré jusqu’à chacun, et lentement. La voie rapide est ouverte à qui se trouve entre les deux appareils.</translation>
    </message>
    <message>
        <source>None, I fetch each one</source>
        <translation>Aucun, je télécharge chacun</translation>
    </message>
    <message>
        <source>Up to %1 MB</source>
        <comment>%1 is a number of megabytes</comment>
        <translation>Jusqu’à %1 Mo</translation>
    </message>
    <message>
        <source>Of any size</source>
        <translation>De toute taille</translation>
    </message>
    <message>
        <source>Size of files that are fetched without asking</source>
        <translation>Taille des fichiers téléchargés sans demander</translation>
    </message>
    <message>
        <source>&amp;Fetch files without asking:</source>
        <translation>&amp;Télécharger sans demander les fichiers :</translation>
    </message>
    <message>
        <source>In private &amp;rooms, too</source>
        <translation>Dans les &amp;salons privés aussi</translation>
    </message>
    <message>
        <source>What strangers send never comes by itself, nor what could run as a program. A private room is one for members only who see each other&apos;s addresses. Whoever keeps a file learns your network address when it is fetched.</source>
        <translation>Ce que des inconnus envoient n’arrive jamais de soi-même, ni ce qui pourrait s’exécuter comme un programme. Un salon privé est réservé à des membres qui voient les adresses des autres. Qui garde un fichier apprend votre adresse réseau quand il est téléchargé.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FilterField</name>
    <message>
        <source>Find people and conversations</source>
        <translation>Chercher des personnes et des conversations</translation>
    </message>
    <message>
        <source>Find somebody…</source>
        <translation>Chercher quelqu’un…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FindBar</name>
    <message>
        <source>Find in this conversation…</source>
        <translation>Chercher dans cette conversation…</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Chercher dans cette conversation</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Le précédent</translation>
    </message>
    <message>
        <source>The one before (Enter)</source>
        <translation>Le précédent (Entrée)</translation>
    </message>
    <message>
        <source>The one after</source>
        <translation>Le suivant</translation>
    </message>
    <message>
        <source>The one after (Shift+Enter)</source>
        <translation>Le suivant (Maj+Entrée)</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Fermer la recherche (Échap)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>%1 is which of the found messages is shown, %2 how many there are</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <comment>%1 is which of the found messages is shown</comment>
        <translation>%1 sur plus de %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FormView</name>
    <message>
        <source>%1 (needed)</source>
        <comment>%1 is the name of a field</comment>
        <translation>%1 (nécessaire)</translation>
    </message>
    <message>
        <source>One address per line</source>
        <translation>Une adresse par ligne</translation>
    </message>
    <message>
        <source>Picture for: %1</source>
        <comment>%1 is the name of a field</comment>
        <translation>Image pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>Listen to it in the browser</source>
        <translation>L’écouter dans le navigateur</translation>
    </message>
    <message>
        <source>Look at it in the browser</source>
        <translation>La regarder dans le navigateur</translation>
    </message>
    <message>
        <source>The picture for this cannot be shown.</source>
        <translation>L’image ne peut pas être montrée.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FoundModel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Spoiler</source>
        <translation>Texte masqué</translation>
    </message>
    <message>
        <source>Spoiler: %1</source>
        <comment>%1 says what it is about</comment>
        <translation>Texte masqué : %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>%1 is the name of a conversation, %2 a time, %3 a text</comment>
        <translation>%1, %2 : %3</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <comment>%1 is the name of a conversation, %2 who said it, %3 a time, %4 a text</comment>
        <translation>%1, %2, %3 : %4</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FoundRow</name>
    <message>
        <source>%1: </source>
        <comment>%1 is who said what follows</comment>
        <translation>%1 : </translation>
    </message>
</context>
<context>
    <name>causerie::ui::GapRow</name>
    <message>
        <source>Messages may be missing here.</source>
        <translation>Il manque peut-être des messages ici.</translation>
    </message>
    <message>
        <source>Loading the missing messages…</source>
        <translation>Chargement des messages manquants…</translation>
    </message>
    <message>
        <source>They are loaded when you are in the room.</source>
        <comment>the messages that are missing</comment>
        <translation>Ils seront chargés quand vous serez dans le salon.</translation>
    </message>
    <message>
        <source>They are loaded when you are connected.</source>
        <comment>the messages that are missing</comment>
        <translation>Ils seront chargés quand vous serez connecté.</translation>
    </message>
    <message>
        <source>The missing messages could not be loaded.</source>
        <translation>Les messages manquants n’ont pas pu être chargés.</translation>
    </message>
    <message>
        <source>The server does not have the missing messages.</source>
        <translation>Le serveur n’a pas les messages manquants.</translation>
    </message>
    <message>
        <source>Load them</source>
        <comment>the messages that are missing</comment>
        <translation>Les charger</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Load the missing messages</source>
        <translation>Charger les messages manquants</translation>
    </message>
    <message>
        <source>Try again to load the missing messages</source>
        <translation>Réessayer de charger les messages manquants</translation>
    </message>
</context>
<context>
    <name>causerie::ui::GroupsDialog</name>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Groups of %1</source>
        <comment>%1 is a contact&apos;s name</comment>
        <translation>Groupes de %1</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nouveau groupe</translation>
    </message>
    <message>
        <source>&amp;Add group</source>
        <translation>A&amp;jouter le groupe</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::HistoryActions</name>
    <message>
        <source>Conversation with %1</source>
        <comment>%1 is a name</comment>
        <translation>Conversation avec %1</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(supprimé)</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>(modifié)</translation>
    </message>
    <message>
        <source>File: %1</source>
        <comment>%1 is its name</comment>
        <translation>Fichier : %1</translation>
    </message>
    <message>
        <source>In answer to: %1</source>
        <comment>%1 is a text</comment>
        <translation>En réponse à : %1</translation>
    </message>
    <message>
        <source>Call, %1</source>
        <comment>%1 is its length</comment>
        <translation>Appel, %1</translation>
    </message>
    <message>
        <source>Call that was not answered</source>
        <translation>Appel sans réponse</translation>
    </message>
    <message>
        <source>The file cannot be written: is there room, and may you write there?</source>
        <translation>Le fichier ne peut pas être écrit : y a-t-il de la place, et avez-vous le droit d’y écrire ?</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Le fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>There are no messages to export.</source>
        <translation>Il n’y a aucun message à exporter.</translation>
    </message>
    <message>
        <source>This is not an export of Causerie.</source>
        <translation>Ce n’est pas un export de Causerie.</translation>
    </message>
    <message>
        <source>A later version of Causerie wrote this file.</source>
        <translation>Une version plus récente de Causerie a écrit ce fichier.</translation>
    </message>
    <message>
        <source>%1 exported this file, and only that account can import it. Nothing was imported.</source>
        <comment>%1 is an address</comment>
        <translation>%1 a exporté ce fichier, et seul ce compte peut l’importer. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>The file is damaged in line %1. Nothing was imported.</source>
        <translation>Le fichier est endommagé à la ligne %1. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>The end of the file is missing. Nothing was imported.</source>
        <translation>La fin du fichier manque. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Opération annulée.</translation>
    </message>
    <message>
        <source>&amp;Export this conversation…</source>
        <translation>&amp;Exporter cette conversation…</translation>
    </message>
    <message>
        <source>Export e&amp;verything…</source>
        <translation>Exporter &amp;tout…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Export this conversation</source>
        <translation>Exporter cette conversation</translation>
    </message>
    <message>
        <source>To read (*.html)</source>
        <translation>À lire (*.html)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>Texte simple (*.txt)</translation>
    </message>
    <message>
        <source>To import again (*.json)</source>
        <translation>À réimporter (*.json)</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exporter tout</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Exports of Causerie (*.json)</source>
        <translation>Exports de Causerie (*.json)</translation>
    </message>
    <message>
        <source>Nothing was exported: %1 exists already.</source>
        <comment>%1 is a file</comment>
        <translation>Rien n’a été exporté : %1 existe déjà.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importation…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were exported to %1.</source>
        <comment>%1 is a file</comment>
        <translation>
            <numerusform>%n message a été exporté vers %1.</numerusform>
            <numerusform>%n messages ont été exportés vers %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were imported; the others were here already.</source>
        <translation>
            <numerusform>%n message a été importé ; les autres étaient déjà là.</numerusform>
            <numerusform>%n messages ont été importés ; les autres étaient déjà là.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::IncomingCallPopup</name>
    <message>
        <source>%1 is calling</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 vous appelle</translation>
    </message>
    <message>
        <source>Incoming voice call…</source>
        <translation>Appel vocal entrant…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Refuse the call</source>
        <translation>Refuser l’appel</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Write to them instead; it goes on ringing</source>
        <translation>Lui écrire plutôt&#x202f;; la sonnerie continue</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Take the call</source>
        <translation>Prendre l’appel</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is what a button does, %2 its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Incoming voice call for %1</source>
        <comment>%1 is the address of ours that is called</comment>
        <translation>Appel vocal entrant pour %1</translation>
    </message>
    <message>
        <source>%1
You are talking to %2.</source>
        <comment>%1 says that a call comes in, %2 is another&apos;s name</comment>
        <translation>%1
Vous parlez avec %2.</translation>
    </message>
    <message>
        <source>%1
%2 puts them through to you.</source>
        <comment>%1 says that a call comes in, %2 is the name of whom we talk to</comment>
        <translation>%1
%2 vous met en relation.</translation>
    </message>
    <message>
        <source>Decline with a message…</source>
        <translation>Refuser avec un message…</translation>
    </message>
    <message>
        <source>Refuse the call and say why</source>
        <translation>Refuser l’appel et dire pourquoi</translation>
    </message>
    <message>
        <source>Answer and hold</source>
        <translation>Répondre et mettre en attente</translation>
    </message>
    <message>
        <source>Take the call; %1 waits on hold</source>
        <comment>%1 is the other&apos;s name</comment>
        <translation>Prendre l’appel&#x202f;; %1 reste en attente</translation>
    </message>
    <message>
        <source>Take the call; the one with %1 ends</source>
        <comment>%1 is the other&apos;s name</comment>
        <translation>Prendre l’appel&#x202f;; celui avec %1 prend fin</translation>
    </message>
    <message>
        <source>I am on another call. I will call you back.</source>
        <translation>Je suis déjà au téléphone. Je vous rappelle.</translation>
    </message>
    <message>
        <source>I cannot talk just now. Please write to me.</source>
        <translation>Je ne peux pas parler pour l’instant. Écrivez-moi, s’il vous plaît.</translation>
    </message>
    <message>
        <source>I will be free in ten minutes.</source>
        <translation>Je serai libre dans dix minutes.</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Écrire…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::InvitationBar</name>
    <message>
        <source>&amp;Join</source>
        <translation>Re&amp;joindre</translation>
    </message>
    <message>
        <source>Decl&amp;ine</source>
        <translation>Décl&amp;iner</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Bloquer…</translation>
    </message>
    <message>
        <source>%1 invites you into the room %2.</source>
        <comment>%1 is a person, %2 an address</comment>
        <translation>%1 vous invite dans le salon %2.</translation>
    </message>
    <message>
        <source>%1 invites you into the room %2: “%3”</source>
        <comment>%1 is a person, %2 an address, %3 their words</comment>
        <translation>%1 vous invite dans le salon %2&#xa0;: «&#xa0;%3&#xa0;»</translation>
    </message>
    <message>
        <source>Join %1</source>
        <comment>%1 is an address</comment>
        <translation>Rejoindre %1</translation>
    </message>
    <message>
        <source>Decline the invitation into %1</source>
        <comment>%1 is an address</comment>
        <translation>Décliner l’invitation dans %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more invitation(s)</source>
        <translation>
            <numerusform>et %n autre invitation</numerusform>
            <numerusform>et %n autres invitations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::InviteDialog</name>
    <message>
        <source>Invite into %1</source>
        <comment>%1 is a room</comment>
        <translation>Inviter dans %1</translation>
    </message>
    <message>
        <source>Search, or name@example.org</source>
        <translation>Rechercher, ou nom@example.org</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>&amp;Whom</source>
        <translation>&amp;Qui</translation>
    </message>
    <message>
        <source>Contacts to invite</source>
        <translation>Contacts à inviter</translation>
    </message>
    <message>
        <source>A word with it</source>
        <translation>Un mot avec</translation>
    </message>
    <message>
        <source>&amp;A word with it</source>
        <translation>Un mot &amp;avec</translation>
    </message>
    <message>
        <source>&amp;Invite</source>
        <translation>&amp;Inviter</translation>
    </message>
</context>
<context>
    <name>causerie::ui::JoinRoomDialog</name>
    <message>
        <source>Join it again at every &amp;start</source>
        <translation>Le rejoindre à chaque &amp;démarrage</translation>
    </message>
    <message>
        <source>Join or create a room</source>
        <translation>Rejoindre ou créer un salon</translation>
    </message>
    <message>
        <source>Search, or room@rooms.example.org</source>
        <translation>Rechercher, ou salon@salons.example.org</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Salon</translation>
    </message>
    <message>
        <source>Public rooms</source>
        <translation>Salons publics</translation>
    </message>
    <message>
        <source>Your name there</source>
        <translation>Votre nom là-bas</translation>
    </message>
    <message>
        <source>Your &amp;name there</source>
        <translation>Votre &amp;nom là-bas</translation>
    </message>
    <message>
        <source>Password of the room</source>
        <translation>Mot de passe du salon</translation>
    </message>
    <message>
        <source>&amp;Password of the room</source>
        <translation>Mot de &amp;passe du salon</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>Re&amp;joindre</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Créer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::LevelBar</name>
    <message>
        <source>silent</source>
        <translation>muet</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ListPanel</name>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>Add a contact (Ctrl+N)</source>
        <translation>Ajouter un contact (Ctrl+N)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lu</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is the name of a filter, %2 its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open conversation</source>
        <translation>&amp;Ouvrir la conversation</translation>
    </message>
    <message>
        <source>&amp;Add a contact</source>
        <translation>A&amp;jouter un contact</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>No name or address has “%1” in it.</source>
        <comment>%1 is what was searched</comment>
        <translation>Aucun nom et aucune adresse ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Pas encore de contacts</translation>
    </message>
    <message>
        <source>Add somebody by their address to write and to call.</source>
        <translation>Ajoutez quelqu’un par son adresse pour écrire et appeler.</translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Rien à lire</translation>
    </message>
    <message>
        <source>You have seen every message.</source>
        <translation>Vous avez vu tous les messages.</translation>
    </message>
    <message>
        <source>Nobody is online</source>
        <translation>Personne n’est en ligne</translation>
    </message>
    <message>
        <source>Offline contacts are hidden.</source>
        <translation>Les contacts hors ligne sont masqués.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Pas encore de conversations</translation>
    </message>
    <message>
        <source>Choose somebody and write the first message.</source>
        <translation>Choisissez quelqu’un et écrivez le premier message.</translation>
    </message>
    <message>
        <source>Show &amp;people</source>
        <translation>Voir les &amp;personnes</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Requests %1</source>
        <comment>%1 is how many</comment>
        <translation>Demandes %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) of strangers</source>
        <translation>
            <numerusform>%n demande d’inconnu</numerusform>
            <numerusform>%n demandes d’inconnus</numerusform>
        </translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>Pas encore de salon</translation>
    </message>
    <message>
        <source>No such room here</source>
        <translation>Pas de tel salon ici</translation>
    </message>
    <message>
        <source>In a room, many people talk with each other. Find one, or make your own.</source>
        <translation>Dans un salon, on parle à plusieurs. Trouvez-en un, ou créez le vôtre.</translation>
    </message>
    <message>
        <source>Join or create a &amp;room…</source>
        <translation>Rejoindre ou créer un &amp;salon…</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Aucun message</translation>
    </message>
    <message>
        <source>What strangers write waits here until you accept it.</source>
        <translation>Ce qu’écrivent des inconnus attend ici que vous l’acceptiez.</translation>
    </message>
    <message>
        <source>Archived conversations</source>
        <translation>Conversations archivées</translation>
    </message>
    <message>
        <source>Back to all conversations (Alt+1)</source>
        <translation>Retour à toutes les conversations (Alt+1)</translation>
    </message>
    <message>
        <source>Archived %1</source>
        <comment>%1 is how many</comment>
        <translation>Archives %1</translation>
    </message>
    <message numerus="yes">
        <source>%n archived conversation(s)</source>
        <translation>
            <numerusform>%n conversation archivée</numerusform>
            <numerusform>%n conversations archivées</numerusform>
        </translation>
    </message>
    <message>
        <source>What you have put away (Alt+6)</source>
        <translation>Ce que vous avez rangé (Alt+6)</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>Rien n’est archivé</translation>
    </message>
    <message>
        <source>What you put away waits here until somebody writes to you again.</source>
        <translation>Ce que vous rangez attend ici jusqu’à ce que l’on vous réécrive.</translation>
    </message>
    <message>
        <source>&amp;Invite somebody</source>
        <translation>&amp;Inviter quelqu’un</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MainWindow</name>
    <message>
        <source>&amp;Add a contact…</source>
        <translation>A&amp;jouter un contact…</translation>
    </message>
    <message>
        <source>Show &amp;offline contacts</source>
        <translation>Montrer les contacts hors li&amp;gne</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>A&amp;pparence</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le b&amp;ureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>Se &amp;déconnecter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>The password could not be kept in the system keychain.</source>
        <translation>Le mot de passe n’a pas pu être conservé dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Causerie</source>
        <translation>Causerie</translation>
    </message>
    <message>
        <source>%1 – Causerie</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>%1 – Causerie</translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <comment>%1 is a number of unread messages, %2 the title</comment>
        <translation>(%1) %2</translation>
    </message>
    <message>
        <source>&amp;Join or create a room…</source>
        <translation>&amp;Rejoindre ou créer un salon…</translation>
    </message>
    <message>
        <source>Search all &amp;messages…</source>
        <translation>Rechercher dans tous les &amp;messages…</translation>
    </message>
    <message>
        <source>&amp;Find in this conversation…</source>
        <translation>Ch&amp;ercher dans cette conversation…</translation>
    </message>
    <message>
        <source>&amp;Blocked people…</source>
        <translation>Personnes &amp;bloquées…</translation>
    </message>
    <message>
        <source>%1 does not come into %2.</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 ne vient pas dans %2.</translation>
    </message>
    <message>
        <source>%1 does not come into %2: “%3”</source>
        <comment>%1 is a person, %2 a room, %3 their words</comment>
        <translation>%1 ne vient pas dans %2&#xa0;: «&#xa0;%3&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;What others may know…</source>
        <translation>Ce que les autres peuvent sa&amp;voir…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>M&amp;y profile…</source>
        <translation>Mon pro&amp;fil…</translation>
    </message>
    <message>
        <source>&amp;Downloads…</source>
        <translation>T&amp;éléchargements…</translation>
    </message>
    <message>
        <source>Sound and ca&amp;lls…</source>
        <translation>Voi&amp;x et appels…</translation>
    </message>
    <message>
        <source>&amp;Notes to yourself</source>
        <translation>&amp;Notes pour vous-même</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>Compte uti&amp;lisateur</translation>
    </message>
    <message>
        <source>&amp;Invite somebody…</source>
        <translation>&amp;Inviter quelqu’un…</translation>
    </message>
    <message>
        <source>Find p&amp;eople…</source>
        <translation>&amp;Annuaire…</translation>
    </message>
    <message>
        <source>%1 came with your invitation and is now a contact.</source>
        <comment>%1 is a person</comment>
        <translation>%1 est venu avec votre invitation et fait maintenant partie de vos contacts.</translation>
    </message>
    <message>
        <source>This link does not lead anywhere.</source>
        <translation>Ce lien ne mène nulle part.</translation>
    </message>
    <message>
        <source>%1 is a server: there is nobody to write to.</source>
        <comment>%1 is an address</comment>
        <translation>%1 est un serveur&#xa0;: il n’y a personne à qui écrire.</translation>
    </message>
    <message>
        <source>Add an acco&amp;unt…</source>
        <translation>Aj&amp;outer un compte…</translation>
    </message>
    <message>
        <source>&amp;Sign out of this account</source>
        <translation>Se &amp;déconnecter de ce compte</translation>
    </message>
    <message>
        <source>Dial a number…</source>
        <translation>Composer un numéro…</translation>
    </message>
    <message>
        <source>No&amp;tifications…</source>
        <translation>No&amp;tifications…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MediaModel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <comment>%1 is a file name, %2 who sent it, %3 when</comment>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>%1 says what kind of file and its name, %2 who sent it, %3 when</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MediaPane</name>
    <message>
        <source>Pictures, files and voice messages</source>
        <translation>Images, fichiers et messages vocaux</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Show in the &amp;conversation</source>
        <translation>Montrer dans la &amp;conversation</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>Montrer le &amp;dossier</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>No pictures yet. Those that you send and receive in this conversation come together here.</source>
        <translation>Pas encore d’images. Celles que vous envoyez et recevez dans cette conversation se rassemblent ici.</translation>
    </message>
    <message>
        <source>No files yet. Those that you send and receive in this conversation come together here.</source>
        <translation>Pas encore de fichiers. Ceux que vous envoyez et recevez dans cette conversation se rassemblent ici.</translation>
    </message>
    <message>
        <source>No voice messages yet. Record one with the microphone beside the message field.</source>
        <translation>Pas encore de messages vocaux. Enregistrez-en un avec le microphone à côté du champ de message.</translation>
    </message>
    <message>
        <source>Acce&amp;pt</source>
        <translation>Acce&amp;pter</translation>
    </message>
    <message>
        <source>Decl&amp;ine</source>
        <translation>Ref&amp;user</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MemberList</name>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Modérateur</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>Trouver quelqu’un</translation>
    </message>
    <message>
        <source>People in the room</source>
        <translation>Personnes dans le salon</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: what they and the others are told, if anything</source>
        <comment>%1 is a person</comment>
        <translation>%1&#xa0;: ce qui lui est dit, ainsi qu’aux autres, si vous voulez</translation>
    </message>
    <message>
        <source>Let them speak</source>
        <translation>Donner la parole</translation>
    </message>
    <message>
        <source>Take their voice</source>
        <translation>Retirer la parole</translation>
    </message>
    <message>
        <source>Make a moderator</source>
        <translation>Nommer modérateur</translation>
    </message>
    <message>
        <source>No longer a moderator</source>
        <translation>Ne plus être modérateur</translation>
    </message>
    <message>
        <source>Make a member</source>
        <translation>Nommer membre</translation>
    </message>
    <message>
        <source>No longer a member</source>
        <translation>Ne plus être membre</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Nommer administrateur</translation>
    </message>
    <message>
        <source>Make an owner</source>
        <translation>Nommer propriétaire</translation>
    </message>
    <message>
        <source>Only a member</source>
        <translation>Membre seulement</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Expulser…</translation>
    </message>
    <message>
        <source>Remove from the room</source>
        <translation>Expulser du salon</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Bannir…</translation>
    </message>
    <message>
        <source>Ban from the room</source>
        <translation>Bannir du salon</translation>
    </message>
    <message>
        <source>Write in private</source>
        <translation>Écrire en privé</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MessageModel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is what became of a call, %2 the time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>%1 is the sender, %2 the time, %3 the message</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>You, %1, %2, %3</source>
        <comment>%1 is the time, %2 the message, %3 whether it was delivered</comment>
        <translation>Vous, %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>causerie::ui::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Au message le plus récent</translation>
    </message>
    <message>
        <source>To the newest message (Ctrl+End)</source>
        <translation>Au message le plus récent (Ctrl+Fin)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy &amp;message</source>
        <translation>Copier le &amp;message</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <comment>%1 is a link</comment>
        <translation>&amp;Ouvrir %1</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>Copier le &amp;lien</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>Ren&amp;voyer</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Appeler</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Répondre</translation>
    </message>
    <message>
        <source>&amp;React</source>
        <translation>Réa&amp;gir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Mod&amp;ifier</translation>
    </message>
    <message>
        <source>&amp;Delete for everybody…</source>
        <translation>&amp;Supprimer pour tous…</translation>
    </message>
    <message>
        <source>Re&amp;move for everybody…</source>
        <translation>Retirer pour tout le mo&amp;nde…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>A&amp;fficher le dossier</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>Copy a&amp;ddress</source>
        <translation>Copier l’a&amp;dresse</translation>
    </message>
    <message>
        <source>Acce&amp;pt</source>
        <translation>Acce&amp;pter</translation>
    </message>
    <message>
        <source>Decl&amp;ine</source>
        <translation>Ref&amp;user</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <comment>an emoji that is not in the list</comment>
        <translation>C&amp;hoisir un autre…</translation>
    </message>
    <message>
        <source>Sho&amp;w all</source>
        <comment>of a very long message</comment>
        <translation>Afficher le te&amp;xte entier</translation>
    </message>
    <message>
        <source>Sho&amp;w more</source>
        <comment>of a very long message: what follows</comment>
        <translation>Afficher la suite du te&amp;xte</translation>
    </message>
    <message>
        <source>Show what comes before</source>
        <comment>of a very long message</comment>
        <translation>Afficher ce qui précède</translation>
    </message>
    <message>
        <source>Show less</source>
        <comment>of a very long message: its beginning again</comment>
        <translation>Réduire</translation>
    </message>
</context>
<context>
    <name>causerie::ui::NickCompleter</name>
    <message>
        <source>People to mention</source>
        <translation>Personnes à mentionner</translation>
    </message>
</context>
<context>
    <name>causerie::ui::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::OtherDeviceBar</name>
    <message>
        <source>&amp;Take the call</source>
        <translation>&amp;Reprendre l’appel</translation>
    </message>
    <message>
        <source>You are talking to %1 on another device.</source>
        <comment>%1 is the contact&apos;s name</comment>
        <translation>Vous parlez avec %1 sur un autre appareil.</translation>
    </message>
    <message>
        <source>Go on with the call on this device</source>
        <translation>Continuer l’appel sur cet appareil</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PasswordField</name>
    <message>
        <source>Hi&amp;de</source>
        <translation>Cac&amp;her</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Montrer</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Cacher le mot de passe</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Montrer le mot de passe</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Previous picture (←)</source>
        <translation>Image précédente (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Image suivante (→)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Plus grand (+)</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>Image entière (0)</translation>
    </message>
    <message>
        <source>Save as… (Ctrl+S)</source>
        <translation>Enregistrer sous… (Ctrl+S)</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>%1 is a file name, %2 its number, %3 how many</comment>
        <translation>%1 · %2 sur %3</translation>
    </message>
    <message>
        <source>%1 cannot be shown.</source>
        <comment>%1 is a file name</comment>
        <translation>%1 ne peut pas être affiché.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Plus petit (−)</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ProfileDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mon profil</translation>
    </message>
    <message>
        <source>Your contacts can see this, and on many servers so can anybody who knows your address. Leave empty what you do not want to tell.</source>
        <translation>Vos contacts peuvent voir ceci et, sur beaucoup de serveurs, quiconque connaît votre adresse. Laissez vide ce que vous ne voulez pas dire.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>&amp;Nickname</source>
        <translation>&amp;Surnom</translation>
    </message>
    <message>
        <source>What your contacts see</source>
        <translation>Ce que voient vos contacts</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>&amp;Nom complet</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;What you do</source>
        <translation>&amp;Fonction</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;Courriel</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>&amp;Téléphone</translation>
    </message>
    <message>
        <source>We&amp;bsite</source>
        <translation>Site &amp;web</translation>
    </message>
    <message>
        <source>Birth&amp;day</source>
        <translation>&amp;Anniversaire</translation>
    </message>
    <message>
        <source>e.g. 1990-05-31</source>
        <translation>p. ex. 1990-05-31</translation>
    </message>
    <message>
        <source>&amp;About you</source>
        <translation>À &amp;propos de vous</translation>
    </message>
    <message>
        <source>Your profile could not be read from the server.</source>
        <translation>Votre profil n’a pas pu être lu sur le serveur.</translation>
    </message>
    <message>
        <source>The server did not take your profile.</source>
        <translation>Le serveur n’a pas accepté votre profil.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ProgressPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>Ret&amp;our</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop signing in (Esc)</source>
        <translation>Arrêter la connexion (Échap)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Show certificate</source>
        <translation>Voir le &amp;certificat</translation>
    </message>
    <message>
        <source>&amp;Agree for this account</source>
        <translation>&amp;Accepter pour ce compte</translation>
    </message>
    <message>
        <source>Send the password itself to this server, inside the encrypted connection, now and later</source>
        <translation>Envoyer le mot de passe lui-même à ce serveur, dans la connexion chiffrée, maintenant et plus tard</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Copier le ra&amp;pport</translation>
    </message>
    <message>
        <source>Copy the technical details, without address and password</source>
        <translation>Copier les détails techniques, sans adresse ni mot de passe</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>%1 is a number of milliseconds</comment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>%1 is what was found, %2 how long it took</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <comment>%1 is a domain</comment>
        <translation>Connexion à %1</translation>
    </message>
    <message>
        <source>This takes a moment</source>
        <translation>Cela prend un instant</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <comment>%1 is a domain</comment>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>Where it stopped, and what to do</source>
        <translation>Où cela s’est arrêté, et que faire</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <comment>%1 is a text from the server</comment>
        <translation>Le serveur dit&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>E&amp;xamine…</source>
        <translation>E&amp;xaminer…</translation>
    </message>
    <message>
        <source>Look at every step of the way to this server</source>
        <translation>Examiner chaque étape du chemin vers ce serveur</translation>
    </message>
</context>
<context>
    <name>causerie::ui::Quality</name>
    <message>
        <source>No sound yet</source>
        <translation>Pas encore de son</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Excellente</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Correcte</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Médiocre</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mauvaise</translation>
    </message>
</context>
<context>
    <name>causerie::ui::QualityCard</name>
    <message>
        <source>%1 %2 kb/s</source>
        <comment>%1 is a codec such as Opus, %2 a number of kilobits per second</comment>
        <translation>%1 %2&#xa0;kb/s</translation>
    </message>
    <message>
        <source>Delay from mouth to ear, without the sound devices: %1 ms</source>
        <comment>%1 is a number</comment>
        <translation>Délai de la bouche à l’oreille, sans les appareils audio&#xa0;: %1&#xa0;ms</translation>
    </message>
    <message>
        <source>Round trip of the network: %1 ms</source>
        <comment>%1 is a number</comment>
        <translation>Aller-retour du réseau&#xa0;: %1&#xa0;ms</translation>
    </message>
    <message>
        <source>Lost: %1 % here, %2 % there; concealed: %3 %</source>
        <comment>%1, %2 and %3 are numbers</comment>
        <translation>Perdu&#xa0;: %1&#xa0;% ici, %2&#xa0;% là-bas&#x202f;; masqué&#xa0;: %3&#xa0;%</translation>
    </message>
    <message>
        <source>Path: %1</source>
        <comment>%1 is a pair of network addresses</comment>
        <translation>Chemin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cipher: %1</source>
        <comment>%1 is the technical name of a cipher</comment>
        <translation>Chiffrement&#xa0;: %1</translation>
    </message>
    <message>
        <source>MOS: an estimate by the E-model (ITU-T G.107), 1 to 4.5</source>
        <translation>MOS&#xa0;: estimation par le modèle E (UIT-T G.107), de 1 à 4,5</translation>
    </message>
    <message>
        <source>MOS %1</source>
        <comment>%1 is a mean opinion score such as 4.3</comment>
        <translation>MOS %1</translation>
    </message>
    <message>
        <source>Delay %1 ms</source>
        <comment>%1 is a number</comment>
        <translation>Délai %1&#xa0;ms</translation>
    </message>
    <message>
        <source>Jitter %1 ms</source>
        <comment>%1 is a number</comment>
        <translation>Gigue %1&#xa0;ms</translation>
    </message>
    <message>
        <source>Loss %1 %</source>
        <comment>%1 is a number</comment>
        <translation>Perte %1&#xa0;%</translation>
    </message>
    <message>
        <source>Quality of the call: %1</source>
        <comment>%1 is a word such as Excellent</comment>
        <translation>Qualité de l’appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>Recovered: %1 %, of which %2 % from copies; stretched: %3 %</source>
        <comment>%1, %2 and %3 are numbers</comment>
        <translation>Récupéré : %1 %, dont %2 % par des copies ; étiré : %3 %</translation>
    </message>
    <message>
        <source>Sent: %1 kb/s, a packet each %2 ms, with copies of %3 earlier ones</source>
        <comment>%1, %2 and %3 are numbers</comment>
        <translation>Envoi : %1 kbit/s, un paquet toutes les %2 ms, avec des copies de %3 précédents</translation>
    </message>
    <message>
        <source>Sent: %1 kb/s, a packet each %2 ms, with a rough copy of the one before</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Envoi : %1 kbit/s, un paquet toutes les %2 ms, avec une copie grossière du précédent</translation>
    </message>
    <message>
        <source>Sent: nothing, until the network has recovered</source>
        <translation>Envoi : rien, jusqu’à ce que le réseau se soit rétabli</translation>
    </message>
    <message>
        <source>Sent: %1 kb/s, a packet each %2 ms</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Envoi : %1 kbit/s, un paquet toutes les %2 ms</translation>
    </message>
    <message>
        <source>Playout buffer: %1 ms; it aims at %2 ms</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Tampon de lecture : %1 ms ; il vise %2 ms</translation>
    </message>
    <message>
        <source>Echo and noise taken out of your voice: %1 ms later</source>
        <comment>%1 is a number</comment>
        <translation>Écho et bruit retirés de votre voix : %1 ms de plus</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>Plots and report (%1)</source>
        <comment>%1 is a key</comment>
        <translation>Courbes et rapport (%1)</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RecordingStrip</name>
    <message>
        <source>Voice message</source>
        <translation>Message vocal</translation>
    </message>
    <message>
        <source>Stop, to listen before sending</source>
        <translation>Arrêter, pour écouter avant d’envoyer</translation>
    </message>
    <message>
        <source>Place in the voice message</source>
        <translation>Position dans le message vocal</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Discard the recording (Esc)</source>
        <translation>Abandonner l’enregistrement (Échap)</translation>
    </message>
    <message>
        <source>Discard the recording</source>
        <translation>Abandonner l’enregistrement</translation>
    </message>
    <message>
        <source>The recording was discarded.</source>
        <translation>L’enregistrement a été abandonné.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Continuer l’enregistrement</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Mettre l’enregistrement en pause</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>It cannot be played here.</source>
        <translation>Il ne peut pas être lu ici.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RequestBar</name>
    <message>
        <source>A&amp;pprove</source>
        <translation>A&amp;ccepter</translation>
    </message>
    <message>
        <source>De&amp;ny</source>
        <translation>Ref&amp;user</translation>
    </message>
    <message>
        <source>%1 would like to see when you are online.</source>
        <comment>%1 is an address</comment>
        <translation>%1 aimerait voir quand vous êtes en ligne.</translation>
    </message>
    <message>
        <source>Approve the request of %1</source>
        <comment>%1 is an address</comment>
        <translation>Accepter la demande de %1</translation>
    </message>
    <message>
        <source>Deny the request of %1</source>
        <comment>%1 is an address</comment>
        <translation>Refuser la demande de %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more request(s)</source>
        <translation>
            <numerusform>et %n autre demande</numerusform>
            <numerusform>et %n autres demandes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::RequestList</name>
    <message>
        <source>Block…</source>
        <translation>Bloquer…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Block %1</source>
        <comment>%1 is an address</comment>
        <translation>Bloquer %1</translation>
    </message>
    <message>
        <source>Block them, and report them if you like</source>
        <translation>Bloquer cette personne, et la signaler si vous le souhaitez</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <comment>%1 is an address</comment>
        <translation>Refuser la demande de %1</translation>
    </message>
    <message>
        <source>Accept the request of %1</source>
        <comment>%1 is an address</comment>
        <translation>Accepter la demande de %1</translation>
    </message>
    <message>
        <source>Decline all…</source>
        <translation>Tout refuser…</translation>
    </message>
    <message>
        <source>Who asks to see when you are online</source>
        <translation>Qui demande à voir quand vous êtes en ligne</translation>
    </message>
    <message numerus="yes">
        <source>%n people would like to see when you are online.</source>
        <translation>
            <numerusform>%n personne aimerait voir quand vous êtes en ligne.</numerusform>
            <numerusform>%n personnes aimeraient voir quand vous êtes en ligne.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more request(s)</source>
        <translation>
            <numerusform>et %n autre demande</numerusform>
            <numerusform>et %n autres demandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Decline all requests</source>
        <translation>Refuser toutes les demandes</translation>
    </message>
    <message numerus="yes">
        <source>Decline %n request(s)?</source>
        <translation>
            <numerusform>Refuser %n demande&#x202f;?</numerusform>
            <numerusform>Refuser %n demandes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them will see when you are online. They may ask again.</source>
        <translation>Aucune de ces personnes ne verra quand vous êtes en ligne. Elles pourront demander à nouveau.</translation>
    </message>
    <message>
        <source>&amp;Decline all</source>
        <translation>&amp;Tout refuser</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomActions</name>
    <message>
        <source>What is talked about here</source>
        <translation>Ce dont on parle ici</translation>
    </message>
    <message>
        <source>Subject of %1</source>
        <comment>%1 is a room</comment>
        <translation>Sujet de %1</translation>
    </message>
    <message>
        <source>What is talked about here. Where it is written in several languages, everybody reads it in theirs.</source>
        <translation>Ce dont on parle ici. Quand il est écrit en plusieurs langues, chacun le lit dans la sienne.</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Modi&amp;fier</translation>
    </message>
    <message>
        <source>Pict&amp;ure of the room…</source>
        <translation>Image du sa&amp;lon…</translation>
    </message>
    <message>
        <source>Your name there</source>
        <translation>Votre nom là-bas</translation>
    </message>
    <message>
        <source>Your name there:</source>
        <translation>Votre nom là-bas&#xa0;:</translation>
    </message>
    <message>
        <source>Forget the room?</source>
        <translation>Oublier le salon&#xa0;?</translation>
    </message>
    <message>
        <source>You leave %1, and it goes from the lists of all your devices, with what was said there as far as this device keeps it.</source>
        <comment>%1 is a room</comment>
        <translation>Vous quittez %1, qui disparaît des listes de tous vos appareils, avec ce qui y a été dit, dans la mesure où cet appareil le conserve.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Inviter…</translation>
    </message>
    <message>
        <source>Change the &amp;subject…</source>
        <translation>Changer le &amp;sujet…</translation>
    </message>
    <message>
        <source>Change your &amp;name there…</source>
        <translation>Changer votre &amp;nom là-bas…</translation>
    </message>
    <message>
        <source>&amp;Ask to speak</source>
        <translation>Demander la &amp;parole</translation>
    </message>
    <message>
        <source>&amp;Members and banned…</source>
        <translation>&amp;Membres et bannis…</translation>
    </message>
    <message>
        <source>Se&amp;ttings of the room…</source>
        <translation>Réglages du s&amp;alon…</translation>
    </message>
    <message>
        <source>&amp;Tell me about</source>
        <translation>Me pré&amp;venir</translation>
    </message>
    <message>
        <source>&amp;Every message</source>
        <translation>De &amp;chaque message</translation>
    </message>
    <message>
        <source>Only when I am &amp;mentioned</source>
        <translation>Seulement si l’on me &amp;mentionne</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>De &amp;rien</translation>
    </message>
    <message>
        <source>Join at every s&amp;tart</source>
        <translation>Rejoindre à chaque démarra&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>Re&amp;joindre</translation>
    </message>
    <message>
        <source>C&amp;opy address</source>
        <translation>Copier l’adr&amp;esse</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>&amp;Oublier…</translation>
    </message>
    <message>
        <source>&amp;Destroy for everybody…</source>
        <translation>&amp;Détruire pour tous…</translation>
    </message>
    <message>
        <source>Chec&amp;k against the server…</source>
        <translation>Comparer avec le serve&amp;ur…</translation>
    </message>
    <message>
        <source>Remove the message?</source>
        <translation>Retirer le message&#xa0;?</translation>
    </message>
    <message>
        <source>It is removed for everybody, and the room says that you did it.
Reason, if you like:</source>
        <translation>Il est retiré pour tout le monde, et le salon dit que c’était vous.
Motif, si vous le souhaitez&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Re&amp;tirer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomBar</name>
    <message>
        <source>Password of the room</source>
        <translation>Mot de passe du salon</translation>
    </message>
    <message>
        <source>Password of the room:</source>
        <translation>Mot de passe du salon&#xa0;:</translation>
    </message>
    <message>
        <source>Your name there</source>
        <translation>Votre nom là-bas</translation>
    </message>
    <message>
        <source>Your name there:</source>
        <translation>Votre nom là-bas&#xa0;:</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomNotice</name>
    <message>
        <source>You are not in this room.</source>
        <translation>Vous n’êtes pas dans ce salon.</translation>
    </message>
    <message>
        <source>%1 asks to speak.</source>
        <comment>%1 is a person</comment>
        <translation>%1 demande la parole.</translation>
    </message>
    <message>
        <source>You have asked to speak. A moderator decides.</source>
        <translation>Vous avez demandé la parole. Un modérateur décide.</translation>
    </message>
    <message>
        <source>Here you may only listen.</source>
        <translation>Ici, vous pouvez seulement écouter.</translation>
    </message>
    <message>
        <source>Joining %1…</source>
        <comment>%1 is a room</comment>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>Re&amp;joindre</translation>
    </message>
    <message>
        <source>&amp;Join again</source>
        <translation>Re&amp;joindre à nouveau</translation>
    </message>
    <message>
        <source>Enter the &amp;password…</source>
        <translation>Entrer le mot de &amp;passe…</translation>
    </message>
    <message>
        <source>Choose another &amp;name…</source>
        <translation>Choisir un autre &amp;nom…</translation>
    </message>
    <message>
        <source>&amp;Create the room</source>
        <translation>&amp;Créer le salon</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Y aller</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>&amp;Oublier…</translation>
    </message>
    <message>
        <source>&amp;Ask to speak</source>
        <translation>&amp;Demander la parole</translation>
    </message>
    <message>
        <source>&amp;Allow</source>
        <translation>&amp;Accorder</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>&amp;Refuser</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomPane</name>
    <message>
        <source>For members</source>
        <translation>Réservé aux membres</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Avec mot de passe</translation>
    </message>
    <message>
        <source>Moderated</source>
        <translation>Modéré</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Non listé</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>Listé</translation>
    </message>
    <message>
        <source>Everybody sees your address</source>
        <translation>Tous voient votre adresse</translation>
    </message>
    <message>
        <source>Only moderators see your address</source>
        <translation>Seuls les modérateurs voient votre adresse</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Inviter…</translation>
    </message>
    <message>
        <source>More about this room</source>
        <translation>Plus sur ce salon</translation>
    </message>
    <message>
        <source>Subject, names, settings, leave (Ctrl+Shift+I)</source>
        <translation>Sujet, noms, réglages, quitter (Ctrl+Maj+I)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Subject in other languages</source>
        <translation>Sujet dans d’autres langues</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomSettingsDialog</name>
    <message>
        <source>Settings of %1</source>
        <comment>%1 is a room</comment>
        <translation>Réglages de %1</translation>
    </message>
    <message>
        <source>&amp;Create the room</source>
        <translation>&amp;Créer le salon</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomTalk</name>
    <message>
        <source>You are not in this room</source>
        <translation>Vous n’êtes pas dans ce salon</translation>
    </message>
    <message>
        <source>%1 is not in the room</source>
        <comment>%1 is a person</comment>
        <translation>%1 n’est pas dans le salon</translation>
    </message>
    <message>
        <source>Here you may only listen</source>
        <translation>Ici, vous pouvez seulement écouter</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomWords</name>
    <message>
        <source>%1 Reason: %2</source>
        <comment>%1 is a sentence, %2 what somebody wrote</comment>
        <translation>%1 Raison&#xa0;: %2</translation>
    </message>
    <message>
        <source>You are not connected. %1 is joined when the connection is back.</source>
        <comment>%1 is a room</comment>
        <translation>Vous n’êtes pas connecté. %1 sera rejoint au retour de la connexion.</translation>
    </message>
    <message>
        <source>%1 does not answer. It is tried again.</source>
        <comment>%1 is a room</comment>
        <translation>%1 ne répond pas. Un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>The server of %1 cannot be reached. It is tried again.</source>
        <comment>%1 is a room</comment>
        <translation>Le serveur de %1 est injoignable. Un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>There is no room at this address.</source>
        <translation>Il n’y a pas de salon à cette adresse.</translation>
    </message>
    <message>
        <source>%1 does not exist. You can create it.</source>
        <comment>%1 is a room</comment>
        <translation>%1 n’existe pas. Vous pouvez le créer.</translation>
    </message>
    <message>
        <source>%1 wants a password, and not this one.</source>
        <comment>%1 is a room</comment>
        <translation>%1 demande un mot de passe, et pas celui-ci.</translation>
    </message>
    <message>
        <source>You are banned from %1.</source>
        <comment>%1 is a room</comment>
        <translation>Vous êtes banni de %1.</translation>
    </message>
    <message>
        <source>%1 is for members only. Ask somebody inside to invite you.</source>
        <comment>%1 is a room</comment>
        <translation>%1 est réservé aux membres. Demandez une invitation à quelqu’un qui y est.</translation>
    </message>
    <message>
        <source>You may not create rooms on this server.</source>
        <translation>Vous ne pouvez pas créer de salon sur ce serveur.</translation>
    </message>
    <message>
        <source>%1 wants you to use the name that you have registered there.</source>
        <comment>%1 is a room</comment>
        <translation>%1 veut que vous utilisiez le nom que vous y avez enregistré.</translation>
    </message>
    <message>
        <source>Somebody in %1 has this name already. Choose another.</source>
        <comment>%1 is a room</comment>
        <translation>Quelqu’un dans %1 porte déjà ce nom. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This name cannot be used. Choose another.</source>
        <translation>Ce nom ne peut pas être utilisé. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>%1 is full, or its service is not there. It is tried again.</source>
        <comment>%1 is a room</comment>
        <translation>%1 est plein, ou son service est absent. Un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>The server of %1 allows no more at the moment. It is tried again.</source>
        <comment>%1 is a room</comment>
        <translation>Le serveur de %1 n’en permet pas plus pour l’instant. Un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>%1 could not be joined.</source>
        <comment>%1 is a room</comment>
        <translation>Impossible de rejoindre %1.</translation>
    </message>
    <message>
        <source>You are not connected.</source>
        <translation>Vous n’êtes pas connecté.</translation>
    </message>
    <message>
        <source>The room does not answer.</source>
        <translation>Le salon ne répond pas.</translation>
    </message>
    <message>
        <source>They are not in the room any more.</source>
        <translation>Cette personne n’est plus dans le salon.</translation>
    </message>
    <message>
        <source>You may not do that in this room.</source>
        <translation>Vous n’avez pas ce droit dans ce salon.</translation>
    </message>
    <message>
        <source>This is not possible with somebody of their rank.</source>
        <translation>Ce n’est pas possible avec quelqu’un de ce rang.</translation>
    </message>
    <message>
        <source>The room does not accept these settings.</source>
        <translation>Le salon n’accepte pas ces réglages.</translation>
    </message>
    <message>
        <source>Somebody in the room has this name, or a room must keep its last owner.</source>
        <translation>Quelqu’un dans le salon porte ce nom, ou un salon doit garder son dernier propriétaire.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Ce nom ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>The server allows no more at the moment.</source>
        <translation>Le serveur n’en permet pas plus pour l’instant.</translation>
    </message>
    <message>
        <source>The room refused that.</source>
        <translation>Le salon a refusé.</translation>
    </message>
    <message>
        <source>You left %1.</source>
        <comment>%1 is a room</comment>
        <translation>Vous avez quitté %1.</translation>
    </message>
    <message>
        <source>You were removed from %1.</source>
        <comment>%1 is a room</comment>
        <translation>Vous avez été expulsé de %1.</translation>
    </message>
    <message>
        <source>%1 removed you from %2.</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 vous a expulsé de %2.</translation>
    </message>
    <message>
        <source>You were banned from %1.</source>
        <comment>%1 is a room</comment>
        <translation>Vous avez été banni de %1.</translation>
    </message>
    <message>
        <source>%1 banned you from %2.</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 vous a banni de %2.</translation>
    </message>
    <message>
        <source>You are no longer a member of %1.</source>
        <comment>%1 is a room</comment>
        <translation>Vous n’êtes plus membre de %1.</translation>
    </message>
    <message>
        <source>%1 is for members only now, and you are not one.</source>
        <comment>%1 is a room</comment>
        <translation>%1 est désormais réservé aux membres, et vous n’en êtes pas.</translation>
    </message>
    <message>
        <source>The service of %1 stops. You come back in when it is there again.</source>
        <comment>%1 is a room</comment>
        <translation>Le service de %1 s’arrête. Vous y reviendrez quand il sera de retour.</translation>
    </message>
    <message>
        <source>%1 lost the connection to you. You come back in by yourself.</source>
        <comment>%1 is a room</comment>
        <translation>%1 a perdu la connexion avec vous. Vous y reviendrez automatiquement.</translation>
    </message>
    <message>
        <source>%1 does not exist any more.</source>
        <comment>%1 is a room</comment>
        <translation>%1 n’existe plus.</translation>
    </message>
    <message>
        <source>%1 does not exist any more. Its people meet in %2.</source>
        <comment>%1 is a room, %2 an address</comment>
        <translation>%1 n’existe plus. On se retrouve dans %2.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a person</comment>
        <translation>%1 est parti</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <comment>%1 is a person</comment>
        <translation>%1 a été expulsé</translation>
    </message>
    <message>
        <source>%1 was removed by %2</source>
        <comment>%1 and %2 are people</comment>
        <translation>%1 a été expulsé par %2</translation>
    </message>
    <message>
        <source>%1 was banned</source>
        <comment>%1 is a person</comment>
        <translation>%1 a été banni</translation>
    </message>
    <message>
        <source>%1 was banned by %2</source>
        <comment>%1 and %2 are people</comment>
        <translation>%1 a été banni par %2</translation>
    </message>
    <message>
        <source>%1 is not a member and had to leave</source>
        <comment>%1 is a person</comment>
        <translation>%1 n’est pas membre et a dû partir</translation>
    </message>
    <message>
        <source>%1 lost the connection</source>
        <comment>%1 is a person</comment>
        <translation>%1 a perdu la connexion</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <comment>%1 is a person</comment>
        <translation>%1 est entré</translation>
    </message>
    <message>
        <source>%1 is now called %2</source>
        <comment>two names of a person</comment>
        <translation>%1 s’appelle maintenant %2</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <comment>%1 is a person, %2 for example: a moderator</comment>
        <translation>%1 est maintenant %2</translation>
    </message>
    <message>
        <source>You created this room</source>
        <translation>Vous avez créé ce salon</translation>
    </message>
    <message>
        <source>You are called %1 here; %2 was not possible</source>
        <comment>two names</comment>
        <translation>Ici, vous vous appelez %1&#xa0;; %2 n’était pas possible</translation>
    </message>
    <message>
        <source>The settings of the room were changed</source>
        <translation>Les réglages du salon ont été modifiés</translation>
    </message>
    <message>
        <source>What is said here is now recorded in public</source>
        <translation>Ce qui est dit ici est désormais enregistré publiquement</translation>
    </message>
    <message>
        <source>What is said here is no longer recorded in public</source>
        <translation>Ce qui est dit ici n’est plus enregistré publiquement</translation>
    </message>
    <message>
        <source>Everybody here now sees your address</source>
        <translation>Tous ici voient désormais votre adresse</translation>
    </message>
    <message>
        <source>Only moderators here now see your address</source>
        <translation>Seuls les modérateurs voient désormais votre adresse</translation>
    </message>
    <message>
        <source>You are now called %1</source>
        <comment>%1 is a name</comment>
        <translation>Vous vous appelez maintenant %1</translation>
    </message>
    <message>
        <source>You are now %1</source>
        <comment>%1 for example: a moderator</comment>
        <translation>Vous êtes maintenant %1</translation>
    </message>
    <message>
        <source>not in the room</source>
        <translation>hors du salon</translation>
    </message>
    <message>
        <source>a visitor who may not speak</source>
        <translation>visiteur sans droit de parole</translation>
    </message>
    <message>
        <source>a participant</source>
        <translation>participant</translation>
    </message>
    <message>
        <source>a moderator</source>
        <translation>modérateur</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>banni</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>invité</translation>
    </message>
    <message>
        <source>a member</source>
        <translation>membre</translation>
    </message>
    <message>
        <source>an admin</source>
        <translation>administrateur</translation>
    </message>
    <message>
        <source>an owner</source>
        <translation>propriétaire</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RosterModel</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>Sans groupe</translation>
    </message>
    <message>
        <source>Group %1, %2 of %3 online</source>
        <comment>%1 is the group&apos;s name, %2 and %3 are numbers of contacts</comment>
        <translation>Groupe %1, %2 sur %3 en ligne</translation>
    </message>
    <message>
        <source>Waiting for permission to see them</source>
        <translation>En attente de l’autorisation de le voir</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoundButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is what a button does, %2 its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RowDelegate</name>
    <message>
        <source>%1/%2</source>
        <comment>online contacts / all contacts of a group</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>écrit…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SearchPanel</name>
    <message>
        <source>Leave the search</source>
        <translation>Quitter la recherche</translation>
    </message>
    <message>
        <source>Leave the search (Esc)</source>
        <translation>Quitter la recherche (Échap)</translation>
    </message>
    <message>
        <source>Search all messages…</source>
        <translation>Rechercher dans tous les messages…</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <translation>Rechercher dans tous les messages</translation>
    </message>
    <message>
        <source>Found messages</source>
        <translation>Messages trouvés</translation>
    </message>
    <message>
        <source>The history cannot be read.</source>
        <translation>L’historique ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Type words, or a part of one. Accents and capitals do not matter.

“two words”  together
-word  not this one
from:name  who wrote it; from:me
in:name  in which conversation
has:file, has:link
before:2026-11, after:2026-11-20</source>
        <translation>Tapez des mots, ou une partie de mot. Les accents et les majuscules ne comptent pas.

« deux mots »  ensemble
-mot  pas celui-ci
from:nom  qui l’a écrit ; from:me pour vous
in:nom  dans quelle conversation
has:file (fichier), has:link (lien)
before:2026-11, after:2026-11-20</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Rien trouvé.</translation>
    </message>
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
            <numerusform>Plus de %n message</numerusform>
            <numerusform>Plus de %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::Sentences</name>
    <message>
        <source>The server is being stopped or restarted.</source>
        <translation>Le serveur s’arrête ou redémarre.</translation>
    </message>
    <message>
        <source>The server says that it does not serve this domain.</source>
        <translation>Le serveur dit qu’il ne sert pas ce domaine.</translation>
    </message>
    <message>
        <source>The server says that this connection breaks one of its rules.</source>
        <translation>Le serveur dit que cette connexion enfreint une de ses règles.</translation>
    </message>
    <message>
        <source>The server is overloaded or has too many connections.</source>
        <translation>Le serveur est surchargé ou a trop de connexions.</translation>
    </message>
    <message>
        <source>The server says that this connection is not signed in.</source>
        <translation>Le serveur dit que cette connexion n’est pas identifiée.</translation>
    </message>
    <message>
        <source>It gave no reason.</source>
        <translation>Il n’a pas donné de raison.</translation>
    </message>
    <message>
        <source>The reason it gave: %1.</source>
        <comment>%1 is a technical condition such as internal-server-error</comment>
        <translation>La raison donnée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>Cette adresse n’est pas utilisable.</translation>
    </message>
    <message>
        <source>An XMPP address looks like name@example.com; a server is a name such as xmpp.example.com.</source>
        <translation>Une adresse XMPP ressemble à nom@example.com&#x202f;; un serveur a un nom comme xmpp.example.com.</translation>
    </message>
    <message>
        <source>Check the address for typing errors.</source>
        <translation>Vérifiez l’orthographe de l’adresse.</translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <comment>%1 is a server name</comment>
        <translation>Il n’y a pas de serveur nommé %1.</translation>
    </message>
    <message>
        <source>The name is misspelt, or this computer has no connection to the Internet.</source>
        <translation>Le nom est mal écrit, ou cet ordinateur n’est pas relié à Internet.</translation>
    </message>
    <message>
        <source>Check the part after the @ sign and the network connection.</source>
        <translation>Vérifiez la partie après le signe @ et la connexion au réseau.</translation>
    </message>
    <message>
        <source>Check the server under Advanced and the network connection.</source>
        <translation>Vérifiez le serveur sous Avancé et la connexion au réseau.</translation>
    </message>
    <message>
        <source>%1 does not offer XMPP.</source>
        <comment>%1 is a domain</comment>
        <translation>%1 n’offre pas XMPP.</translation>
    </message>
    <message>
        <source>Its owner says so in the name system (DNS).</source>
        <translation>Son propriétaire l’indique dans le système de noms (DNS).</translation>
    </message>
    <message>
        <source>Check the part after the @ sign.</source>
        <translation>Vérifiez la partie après le signe @.</translation>
    </message>
    <message>
        <source>The server of %1 could not be looked up.</source>
        <comment>%1 is a domain</comment>
        <translation>Le serveur de %1 n’a pas pu être recherché.</translation>
    </message>
    <message>
        <source>The name service (DNS) of this network gave no usable answer.</source>
        <translation>Le service de noms (DNS) de ce réseau n’a pas donné de réponse utilisable.</translation>
    </message>
    <message>
        <source>Check the network connection, then try again.</source>
        <translation>Vérifiez la connexion au réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <comment>%1 is a server and port</comment>
        <translation>%1 a refusé la connexion.</translation>
    </message>
    <message>
        <source>The XMPP service there is stopped, or it uses another port.</source>
        <translation>Le service XMPP y est arrêté, ou il utilise un autre port.</translation>
    </message>
    <message>
        <source>Try again later, or check server and port under Advanced.</source>
        <translation>Réessayez plus tard, ou vérifiez le serveur et le port sous Avancé.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <comment>%1 is a server and port</comment>
        <translation>%1 est injoignable.</translation>
    </message>
    <message>
        <source>There is no way to it from this network; the connection may be down or blocked.</source>
        <translation>Aucun chemin n’y mène depuis ce réseau&#x202f;; la connexion est peut-être coupée ou bloquée.</translation>
    </message>
    <message>
        <source>Check the network connection, or try from another network.</source>
        <translation>Vérifiez la connexion au réseau, ou essayez depuis un autre réseau.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <comment>%1 is a server and port</comment>
        <translation>%1 n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The server is very slow, or something on the way swallows the connection.</source>
        <translation>Le serveur est très lent, ou quelque chose en chemin avale la connexion.</translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation>Réessayez plus tard, ou depuis un autre réseau.</translation>
    </message>
    <message>
        <source>%1 offers no encryption.</source>
        <comment>%1 is a server</comment>
        <translation>%1 n’offre pas de chiffrement.</translation>
    </message>
    <message>
        <source>Others could read the password and every message, so nothing was sent.</source>
        <translation>D’autres pourraient lire le mot de passe et tous les messages&#x202f;; rien n’a donc été envoyé.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch TLS on.</source>
        <translation>Demandez à la personne qui gère le serveur d’activer TLS.</translation>
    </message>
    <message>
        <source>No encrypted connection could be agreed with %1.</source>
        <comment>%1 is a server</comment>
        <translation>Aucune connexion chiffrée n’a pu être convenue avec %1.</translation>
    </message>
    <message>
        <source>The server may only know outdated encryption, or something on the way interferes.</source>
        <translation>Le serveur ne connaît peut-être que des chiffrements dépassés, ou quelque chose en chemin s’en mêle.</translation>
    </message>
    <message>
        <source>Try from another network; if it stays, ask whoever runs the server.</source>
        <translation>Essayez depuis un autre réseau&#x202f;; si cela persiste, demandez à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <comment>%1 is a server</comment>
        <translation>Le certificat de %1 n’est pas reconnu.</translation>
    </message>
    <message>
        <source>Someone may be listening, or the server is set up wrongly. Nothing was sent to it.</source>
        <translation>Quelqu’un est peut-être à l’écoute, ou le serveur est mal configuré. Rien ne lui a été envoyé.</translation>
    </message>
    <message>
        <source>The address or the password is wrong.</source>
        <translation>L’adresse ou le mot de passe est faux.</translation>
    </message>
    <message>
        <source>%1 does not accept this password for this address.</source>
        <comment>%1 is a domain</comment>
        <translation>%1 n’accepte pas ce mot de passe pour cette adresse.</translation>
    </message>
    <message>
        <source>Type it again, and mind Caps Lock and the keyboard layout.</source>
        <translation>Retapez-le&#x202f;; attention au verrouillage des majuscules et à la disposition du clavier.</translation>
    </message>
    <message>
        <source>%1 wants the password itself.</source>
        <comment>%1 is a server</comment>
        <translation>%1 veut le mot de passe lui-même.</translation>
    </message>
    <message>
        <source>It offers no way to sign in that keeps the password from the server. The password would travel encrypted, but the server would read it.</source>
        <translation>Il n’offre aucun moyen de se connecter sans le lui révéler. Le mot de passe voyagerait chiffré, mais le serveur le lirait.</translation>
    </message>
    <message>
        <source>Agree only if you trust whoever runs the server.</source>
        <translation>N’acceptez que si vous faites confiance à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>There is no safe way to sign in to %1.</source>
        <comment>%1 is a server</comment>
        <translation>Il n’y a aucun moyen sûr de se connecter à %1.</translation>
    </message>
    <message>
        <source>Of the ways to sign in that it offers, Causerie accepts none.</source>
        <translation>Causerie n’accepte aucun des moyens de connexion qu’il offre.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch SCRAM on.</source>
        <translation>Demandez à la personne qui gère le serveur d’activer SCRAM.</translation>
    </message>
    <message>
        <source>This account is disabled.</source>
        <translation>Ce compte est désactivé.</translation>
    </message>
    <message>
        <source>%1 knows it, but does not let it sign in.</source>
        <comment>%1 is a domain</comment>
        <translation>%1 le connaît, mais ne le laisse pas se connecter.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server.</source>
        <translation>Demandez à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>%1 refused the sign-in.</source>
        <comment>%1 is a server</comment>
        <translation>%1 a refusé l’identification.</translation>
    </message>
    <message>
        <source>It did not say that the password is wrong; the refusal may pass.</source>
        <translation>Il n’a pas dit que le mot de passe est faux&#x202f;; le refus est peut-être passager.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, ask whoever runs the server.</source>
        <translation>Réessayez dans quelques minutes. Si cela persiste, demandez à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>%1 gave this device no place.</source>
        <comment>%1 is a server</comment>
        <translation>%1 n’a pas fait de place à cet appareil.</translation>
    </message>
    <message>
        <source>Signing in worked, but the server did not open a session; too many devices may be signed in.</source>
        <translation>L’identification a réussi, mais le serveur n’a pas ouvert de session&#x202f;; trop d’appareils sont peut-être connectés.</translation>
    </message>
    <message>
        <source>Sign out elsewhere, then try again.</source>
        <translation>Déconnectez-vous ailleurs, puis réessayez.</translation>
    </message>
    <message>
        <source>Another program took the place of this one.</source>
        <translation>Un autre programme a pris la place de celui-ci.</translation>
    </message>
    <message>
        <source>The same account was signed in elsewhere under the same resource name.</source>
        <translation>Le même compte s’est connecté ailleurs sous le même nom de ressource.</translation>
    </message>
    <message>
        <source>If that was you, give each its own resource under Advanced. If not, change the password.</source>
        <translation>Si c’était vous, donnez à chacun sa ressource sous Avancé. Sinon, changez le mot de passe.</translation>
    </message>
    <message>
        <source>%1 ended the connection.</source>
        <comment>%1 is a server</comment>
        <translation>%1 a mis fin à la connexion.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>What %1 answered is not proper XMPP.</source>
        <comment>%1 is a server</comment>
        <translation>Ce que %1 a répondu n’est pas du XMPP correct.</translation>
    </message>
    <message>
        <source>Another service may use this port, or the network shows a sign-in page of its own first.</source>
        <translation>Un autre service utilise peut-être ce port, ou le réseau montre d’abord sa propre page d’accès.</translation>
    </message>
    <message>
        <source>Check server and port under Advanced, or try from another network.</source>
        <translation>Vérifiez le serveur et le port sous Avancé, ou essayez depuis un autre réseau.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <comment>%1 is a server</comment>
        <translation>La connexion à %1 a été perdue.</translation>
    </message>
    <message>
        <source>The network changed or failed, or the server closed the connection.</source>
        <translation>Le réseau a changé ou fait défaut, ou le serveur a fermé la connexion.</translation>
    </message>
    <message>
        <source>It is not the certificate that you accepted before.</source>
        <translation>Ce n’est pas le certificat que vous aviez accepté.</translation>
    </message>
    <message>
        <source>It does not say for whom it was issued.</source>
        <translation>Il ne dit pas à qui il a été délivré.</translation>
    </message>
    <message>
        <source>It was issued for %1, not for %2.</source>
        <comment>%1 is a list of names, %2 a domain</comment>
        <translation>Il a été délivré à %1, pas à %2.</translation>
    </message>
    <message>
        <source>It was issued by itself; no authority vouches for it.</source>
        <translation>Il s’est délivré lui-même&#x202f;; aucune autorité ne s’en porte garante.</translation>
    </message>
    <message>
        <source>The authority that issued it is not known on this computer.</source>
        <translation>L’autorité qui l’a délivré n’est pas connue de cet ordinateur.</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <comment>%1 is a date</comment>
        <translation>Il a expiré le %1.</translation>
    </message>
    <message>
        <source>It is not valid before %1; the clock of this computer may be wrong.</source>
        <comment>%1 is a date</comment>
        <translation>Il n’est pas valable avant le %1&#x202f;; l’horloge de cet ordinateur est peut-être fausse.</translation>
    </message>
    <message>
        <source>It did not pass the checks.</source>
        <translation>Il n’a pas passé les contrôles.</translation>
    </message>
    <message>
        <source>The password could not be read from the system keychain.</source>
        <translation>Le mot de passe n’a pas pu être lu dans le trousseau du système.</translation>
    </message>
    <message>
        <source>The keychain is locked, missing, or does not hold it any more.</source>
        <translation>Le trousseau est verrouillé, absent, ou ne le contient plus.</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <comment>the system keychain; %1 is its own sentence</comment>
        <translation>Il dit : « %1 »</translation>
    </message>
    <message>
        <source>Unlock the keychain, or type the password here.</source>
        <translation>Déverrouillez le trousseau, ou tapez le mot de passe ici.</translation>
    </message>
    <message>
        <source>This Causerie does not fit the QXmpp library of this computer.</source>
        <translation>Ce Causerie ne va pas avec la bibliothèque QXmpp de cet ordinateur.</translation>
    </message>
    <message>
        <source>The library is not built the way it was when Causerie was tested, and signing in would not be safe.</source>
        <translation>La bibliothèque n’est pas construite comme lors des essais de Causerie, et se connecter ne serait pas sûr.</translation>
    </message>
    <message>
        <source>Install Causerie and QXmpp from the same source.</source>
        <translation>Installez Causerie et QXmpp depuis la même source.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SoundDialog</name>
    <message>
        <source>Sound and calls</source>
        <translation>Son et appels</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SoundSettings</name>
    <message>
        <source>Play a &amp;test tone</source>
        <translation>Jouer un son d’&amp;essai</translation>
    </message>
    <message>
        <source>&amp;Play the ring tone</source>
        <translation>&amp;Jouer la sonnerie</translation>
    </message>
    <message>
        <source>Level of your microphone</source>
        <translation>Niveau de votre microphone</translation>
    </message>
    <message>
        <source>&amp;Microphone:</source>
        <translation>&amp;Microphone&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Loudspeaker:</source>
        <translation>&amp;Haut-parleur&#x202f;:</translation>
    </message>
    <message>
        <source>Calls &amp;ring on:</source>
        <translation>Les appels &amp;sonnent sur&#x202f;:</translation>
    </message>
    <message>
        <source>A device that is unplugged is taken again when it comes back; until then, the one you chose before it is used, or the one of the system.</source>
        <translation>Un appareil débranché est repris dès qu’il revient&#x202f;; en attendant, c’est celui que vous aviez choisi avant lui qui sert, ou celui du système.</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Not plugged in: %1</source>
        <comment>%1 is a microphone or a loudspeaker</comment>
        <translation>Débranché&#x202f;: %1</translation>
    </message>
    <message>
        <source>Make a test call to &amp;yourself</source>
        <translation>Faire un a&amp;ppel d’essai à soi-même</translation>
    </message>
    <message>
        <source>Speaks back what it hears, with the delay and quality measured</source>
        <translation>Répète ce qu’il entend, en mesurant le délai et la qualité</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SidePane</name>
    <message>
        <source>Back to the conversation</source>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Médias</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SignInForm</name>
    <message>
        <source>&amp;Keep in the system keychain</source>
        <translation>&amp;Garder dans le trousseau du système</translation>
    </message>
    <message>
        <source>E&amp;xamine the connection…</source>
        <translation>E&amp;xaminer la connexion…</translation>
    </message>
    <message>
        <source>Look at every step of the way to this server</source>
        <translation>Examiner chaque étape du chemin vers ce serveur</translation>
    </message>
    <message>
        <source>Causerie writes the password nowhere else.</source>
        <translation>Causerie n’écrit le mot de passe nulle part ailleurs.</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>Se con&amp;necter</translation>
    </message>
    <message>
        <source>Welcome to Causerie</source>
        <translation>Bienvenue dans Causerie</translation>
    </message>
    <message>
        <source>Sign in with your XMPP address</source>
        <translation>Connectez-vous avec votre adresse XMPP</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>nom@example.com</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>Ad&amp;vanced ▴</source>
        <translation>A&amp;vancé ▴</translation>
    </message>
    <message>
        <source>Ad&amp;vanced ▾</source>
        <translation>A&amp;vancé ▾</translation>
    </message>
    <message>
        <source>Hide the advanced settings</source>
        <translation>Cacher les réglages avancés</translation>
    </message>
    <message>
        <source>Show the advanced settings</source>
        <translation>Montrer les réglages avancés</translation>
    </message>
    <message>
        <source>as kept in the keychain</source>
        <translation>celui du trousseau</translation>
    </message>
    <message>
        <source>Type your address here.</source>
        <translation>Tapez votre adresse ici.</translation>
    </message>
    <message>
        <source>This is not an XMPP address. It looks like name@example.com.</source>
        <translation>Ce n’est pas une adresse XMPP. Elle ressemble à nom@example.com.</translation>
    </message>
    <message>
        <source>Type the password here.</source>
        <translation>Tapez le mot de passe ici.</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <comment>%1 is a text from the server</comment>
        <translation>Le serveur dit&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Pas encore de compte&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Create an account</source>
        <translation>&amp;Créer un compte</translation>
    </message>
</context>
<context>
    <name>causerie::ui::SignInWindow</name>
    <message>
        <source>Sign in – Causerie</source>
        <translation>Se connecter – Causerie</translation>
    </message>
</context>
<context>
    <name>causerie::ui::StatusButton</name>
    <message>
        <source>How others see you (Alt+S)</source>
        <translation>Comment les autres vous voient (Alt+S)</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>%1, %2. Change your status</source>
        <comment>%1 is the user&apos;s own name, %2 the present status</comment>
        <translation>%1, %2. Changer votre état</translation>
    </message>
    <message>
        <source>&amp;Status message…</source>
        <translation>&amp;Message d’état…</translation>
    </message>
    <message>
        <source>&amp;Clear status message</source>
        <translation>&amp;Effacer le message d’état</translation>
    </message>
    <message>
        <source>Status message</source>
        <translation>Message d’état</translation>
    </message>
    <message>
        <source>What others read beside your name. Where you write it in several languages, everybody reads it in theirs.</source>
        <translation>Ce que les autres lisent à côté de votre nom. Si vous l’écrivez en plusieurs langues, chacun le lit dans la sienne.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>Dé&amp;finir</translation>
    </message>
</context>
<context>
    <name>causerie::ui::Steps</name>
    <message>
        <source>Find the server</source>
        <translation>Trouver le serveur</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Recherche du serveur…</translation>
    </message>
    <message>
        <source>Found the server</source>
        <translation>Serveur trouvé</translation>
    </message>
    <message>
        <source>Reach it</source>
        <translation>Le joindre</translation>
    </message>
    <message>
        <source>Reaching it…</source>
        <translation>Prise de contact…</translation>
    </message>
    <message>
        <source>Reached it</source>
        <translation>Serveur joint</translation>
    </message>
    <message>
        <source>Encrypt the connection</source>
        <translation>Chiffrer la connexion</translation>
    </message>
    <message>
        <source>Encrypting the connection…</source>
        <translation>Chiffrement de la connexion…</translation>
    </message>
    <message>
        <source>Encrypted the connection</source>
        <translation>Connexion chiffrée</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Identification…</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Identifié</translation>
    </message>
    <message>
        <source>Load contacts</source>
        <translation>Charger les contacts</translation>
    </message>
    <message>
        <source>Loading contacts…</source>
        <translation>Chargement des contacts…</translation>
    </message>
    <message>
        <source>Loaded contacts</source>
        <translation>Contacts chargés</translation>
    </message>
</context>
<context>
    <name>causerie::ui::StrangerBar</name>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>%1 is not among your contacts. They do not learn whether you have read this, until you accept.</source>
        <comment>%1 is a name</comment>
        <translation>%1 ne fait pas partie de vos contacts. Cette personne ne saura pas si vous avez lu ceci tant que vous n’aurez pas accepté.</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Bloquer…</translation>
    </message>
    <message>
        <source>&amp;Unblock</source>
        <translation>&amp;Débloquer</translation>
    </message>
    <message>
        <source>You have blocked everybody of %1. They cannot write to you, nor you to them.</source>
        <comment>%1 is a server</comment>
        <translation>Vous avez bloqué tous ceux de %1. Ils ne peuvent pas vous écrire, ni vous à eux.</translation>
    </message>
    <message>
        <source>You have blocked %1. They cannot write to you, nor you to them.</source>
        <comment>%1 is a name</comment>
        <translation>Vous avez bloqué %1. Aucun de vous ne peut écrire à l’autre.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TellingDialog</name>
    <message>
        <source>What others may know</source>
        <translation>Ce que les autres peuvent savoir</translation>
    </message>
    <message>
        <source>That their messages have &amp;arrived</source>
        <translation>Que leurs messages sont &amp;arrivés</translation>
    </message>
    <message>
        <source>That I have &amp;read their messages</source>
        <translation>Que j’ai &amp;lu leurs messages</translation>
    </message>
    <message>
        <source>That I am &amp;writing to them</source>
        <translation>Que je leur &amp;écris</translation>
    </message>
    <message>
        <source>Whoever may not see when you are online learns none of this. A conversation can differ: see its menu.</source>
        <translation>Qui ne peut pas voir quand vous êtes en ligne n’en apprend rien. Une conversation peut différer : voyez son menu.</translation>
    </message>
    <message>
        <source>My &amp;network address, to contacts I talk with</source>
        <translation>Mon adresse &amp;réseau, aux contacts avec qui je parle</translation>
    </message>
    <message>
        <source>Without it, calls go through a relay of your server; if it has none, you cannot call or be called. Calls with people who may not see when you are online always go through one, if there is one.</source>
        <translation>Sans elle, les appels passent par un relais de votre serveur&#x202f;; s’il n’en a pas, vous ne pouvez ni appeler ni être appelé. Les appels avec qui ne peut pas voir quand vous êtes en ligne passent toujours par un relais, s’il y en a un.</translation>
    </message>
    <message>
        <source>Since when nobody has &amp;touched this computer</source>
        <translation>Depuis quand personne n’a &amp;touché à cet ordinateur</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TranslationRow</name>
    <message>
        <source>Language of this version</source>
        <translation>Langue de cette version</translation>
    </message>
    <message>
        <source>The message in this language</source>
        <translation>Le message dans cette langue</translation>
    </message>
    <message>
        <source>The same in another language…</source>
        <translation>La même chose dans une autre langue…</translation>
    </message>
    <message>
        <source>Remove this version</source>
        <translation>Retirer cette version</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ConversationPlace</name>
    <message>
        <source>Unpin from t&amp;he top</source>
        <translation>Ne pl&amp;us épingler</translation>
    </message>
    <message>
        <source>Pin to t&amp;he top</source>
        <translation>Épingler to&amp;ut en haut</translation>
    </message>
    <message>
        <source>Take out of the archi&amp;ve</source>
        <translation>Sortir des arc&amp;hives</translation>
    </message>
    <message>
        <source>Archi&amp;ve</source>
        <translation>Arc&amp;hiver</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AccountActions</name>
    <message>
        <source>Your password is changed.</source>
        <translation>Votre mot de passe est changé.</translation>
    </message>
    <message>
        <source>&amp;Change the password…</source>
        <translation>&amp;Changer le mot de passe…</translation>
    </message>
    <message>
        <source>&amp;Remove this account from this computer…</source>
        <translation>Retirer ce compte de cet ordi&amp;nateur…</translation>
    </message>
    <message>
        <source>Remove the account from the &amp;server…</source>
        <translation>&amp;Supprimer le compte du serveur…</translation>
    </message>
    <message>
        <source>C&amp;onnection doctor…</source>
        <translation>D&amp;iagnostic de la connexion…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AccountWords</name>
    <message>
        <source>There is no connection to the server. Try again when it is back.</source>
        <translation>Il n’y a pas de connexion au serveur. Réessayez quand elle sera revenue.</translation>
    </message>
    <message>
        <source>The server does not let its users do this. Ask whoever runs it.</source>
        <translation>Le serveur ne permet pas cela à ses utilisateurs. Demandez à ceux qui s’en occupent.</translation>
    </message>
    <message>
        <source>The server does not allow this. Ask whoever runs it.</source>
        <translation>Le serveur ne l’autorise pas. Demandez à ceux qui s’en occupent.</translation>
    </message>
    <message>
        <source>The server does not take this password. Choose a longer one.</source>
        <translation>Le serveur ne prend pas ce mot de passe. Choisissez-en un plus long.</translation>
    </message>
    <message>
        <source>The server wants you to wait. Try again later.</source>
        <translation>Le serveur vous demande d’attendre. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>No answer came, and it could not be found out whether it was done. Sign in again to see.</source>
        <translation>Aucune réponse n’est venue, et on n’a pas pu savoir si c’est fait. Reconnectez-vous pour le voir.</translation>
    </message>
    <message>
        <source>The server did not do it: everything is as it was.</source>
        <translation>Le serveur ne l’a pas fait&#xa0;: rien n’a changé.</translation>
    </message>
    <message>
        <source>%1 The server says: “%2”</source>
        <comment>%1 is a sentence, %2 a text from the server</comment>
        <translation>%1 Le serveur dit&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
</context>
<context>
    <name>causerie::ui::FormWords</name>
    <message>
        <source>This is needed.</source>
        <translation>Ceci est nécessaire.</translation>
    </message>
    <message>
        <source>This can only be yes or no.</source>
        <translation>Ce ne peut être que oui ou non.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like name@example.org.</source>
        <translation>Ce n’est pas une adresse. Une adresse ressemble à nom@example.org.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Choisissez dans la liste.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Ce n’est pas un nombre.</translation>
    </message>
    <message>
        <source>This is not a date or time.</source>
        <translation>Ce n’est ni une date ni une heure.</translation>
    </message>
    <message>
        <source>This is not a link.</source>
        <translation>Ce n’est pas un lien.</translation>
    </message>
    <message>
        <source>This is too small or too large.</source>
        <translation>C’est trop petit ou trop grand.</translation>
    </message>
    <message>
        <source>This does not have the form that is wanted.</source>
        <translation>Ce n’est pas la forme attendue.</translation>
    </message>
    <message>
        <source>Choose more of these.</source>
        <translation>Choisissez-en davantage.</translation>
    </message>
    <message>
        <source>Choose fewer of these.</source>
        <translation>Choisissez-en moins.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DoctorDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Recommencer</translation>
    </message>
    <message>
        <source>Connection doctor</source>
        <translation>Diagnostic de la connexion</translation>
    </message>
    <message>
        <source>How this computer reaches %1, step by step, and what it finds there.</source>
        <comment>%1 is a domain</comment>
        <translation>Comment cet ordinateur atteint %1, étape par étape, et ce qu’il y trouve.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Copy the technical details, without address and password</source>
        <translation>Copier les détails techniques, sans adresse ni mot de passe</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Examen en cours…</translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <comment>%1 is what is looked at</comment>
        <translation>À l’examen : %1</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DoctorRemedies</name>
    <message>
        <source>Ask whoever runs the server to switch its message archive on (XEP-0313).</source>
        <translation>Demandez à qui gère le serveur d’activer l’archive des messages (XEP-0313).</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch message carbons on (XEP-0280).</source>
        <translation>Demandez à qui gère le serveur d’activer les copies de messages (XEP-0280).</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch the upload of files on (XEP-0363).</source>
        <translation>Demandez à qui gère le serveur d’activer l’envoi de fichiers (XEP-0363).</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to name STUN and TURN servers (XEP-0215).</source>
        <translation>Demandez à qui gère le serveur d’indiquer des serveurs STUN et TURN (XEP-0215).</translation>
    </message>
    <message>
        <source>Nothing has to be done. Signing in may take some seconds longer than it need.</source>
        <translation>Il n’y a rien à faire. La connexion peut prendre quelques secondes de trop.</translation>
    </message>
    <message>
        <source>Nothing has to be done if it works. Whoever runs the domain can name its servers by records _xmpps-client._tcp and _xmpp-client._tcp.</source>
        <translation>Il n’y a rien à faire si cela marche. Qui gère le domaine peut indiquer ses serveurs par des enregistrements _xmpps-client._tcp et _xmpp-client._tcp.</translation>
    </message>
    <message>
        <source>Try another name server or another network; or name the server under Advanced.</source>
        <translation>Essayez un autre serveur de noms ou un autre réseau ; ou indiquez le serveur sous Avancé.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>Tell whoever runs the server: the certificate should have been renewed by now.</source>
        <translation>Prévenez qui gère le serveur : ce certificat aurait déjà dû être renouvelé.</translation>
    </message>
    <message>
        <source>Tell whoever runs the server. Nothing is sent to this one as long as it is so.</source>
        <translation>Prévenez qui gère le serveur. Rien n’est envoyé à celui-ci tant qu’il en est ainsi.</translation>
    </message>
    <message>
        <source>Nothing has to be done as long as it stays the same.</source>
        <translation>Il n’y a rien à faire tant qu’il reste le même.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch SCRAM on.</source>
        <translation>Demandez à qui gère le serveur d’activer SCRAM.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for a TURN server.</source>
        <translation>Demandez un serveur TURN à qui gère le serveur.</translation>
    </message>
    <message>
        <source>If calls fail, try another network; if it stays, ask whoever runs the server.</source>
        <translation>Si des appels échouent, essayez un autre réseau ; si cela persiste, demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>Let the system set the clock by the network. If it is right, the server’s is wrong.</source>
        <translation>Laissez le système régler l’horloge par le réseau. Si elle est juste, c’est celle du serveur qui est fausse.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DoctorRow</name>
    <message>
        <source>%1 ms</source>
        <comment>%1 is a number of milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <comment>%1 is what was looked at</comment>
        <translation>Que faire : %1</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>%1 is what was looked at, %2 how it is, %3 a sentence</comment>
        <translation>%1 : %2. %3</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DoctorWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>%1 is a list</comment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>At %1:</source>
        <comment>%1 is a network address</comment>
        <translation>À l’adresse %1 :</translation>
    </message>
    <message>
        <source>Not by %1: this network has no IPv6, and it needs none.</source>
        <comment>%1 is an address</comment>
        <translation>Pas par %1 : ce réseau n’a pas d’IPv6, et il peut s’en passer.</translation>
    </message>
    <message>
        <source>Not by %1: this network has no IPv4, and it needs none.</source>
        <comment>%1 is an address</comment>
        <translation>Pas par %1 : ce réseau n’a pas d’IPv4, et il peut s’en passer.</translation>
    </message>
    <message>
        <source>The name system (DNS) names these servers: %1.</source>
        <comment>%1 is a list of servers</comment>
        <translation>Le système de noms (DNS) indique ces serveurs : %1.</translation>
    </message>
    <message>
        <source>This computer finds it by IPv4, at %1.</source>
        <comment>%1 is a list of addresses</comment>
        <translation>Cet ordinateur le trouve en IPv4, à l’adresse %1.</translation>
    </message>
    <message>
        <source>This computer finds it by IPv6, at %1.</source>
        <comment>%1 is a list of addresses</comment>
        <translation>Cet ordinateur le trouve en IPv6, à l’adresse %1.</translation>
    </message>
    <message>
        <source>This computer finds it by IPv6, at %1, and by IPv4, at %2.</source>
        <comment>%1 and %2 are lists</comment>
        <translation>Cet ordinateur le trouve en IPv6 (%1) et en IPv4 (%2).</translation>
    </message>
    <message>
        <source>It was issued for %1 by %2 and is valid until %3.</source>
        <comment>%1 is a list of names, %2 an authority, %3 a date</comment>
        <translation>Il a été délivré pour %1 par %2 et est valable jusqu’au %3.</translation>
    </message>
    <message>
        <source>It keeps files of up to %1 for others to fetch.</source>
        <comment>%1 is a size such as 5 MB</comment>
        <translation>Il garde des fichiers jusqu’à %1 pour que d’autres les prennent.</translation>
    </message>
    <message>
        <source>It keeps files for others to fetch.</source>
        <translation>Il garde des fichiers pour que d’autres les prennent.</translation>
    </message>
    <message>
        <source>It answers at %1.</source>
        <comment>%1 is a network address</comment>
        <translation>Il répond à l’adresse %1.</translation>
    </message>
    <message>
        <source>The server offers encryption.</source>
        <translation>Le serveur propose le chiffrement.</translation>
    </message>
    <message>
        <source>Encrypted with %1 (%2).</source>
        <comment>%1 is TLSv1.3, %2 the name of a cipher</comment>
        <translation>Chiffré par %1 (%2).</translation>
    </message>
    <message>
        <source>The password is proved by %1 and never sent itself.</source>
        <comment>%1 is SCRAM-SHA-256 or its like</comment>
        <translation>La connaissance du mot de passe est prouvée par %1, sans qu’il soit jamais envoyé.</translation>
    </message>
    <message>
        <source>The server let us in.</source>
        <translation>Le serveur nous a laissés entrer.</translation>
    </message>
    <message>
        <source>The server’s clock and the one of this computer agree.</source>
        <translation>L’horloge du serveur et celle de cet ordinateur s’accordent.</translation>
    </message>
    <message>
        <source>The server keeps messages, so none is missed while this computer is off.</source>
        <translation>Le serveur garde les messages : aucun ne manque quand cet ordinateur est éteint.</translation>
    </message>
    <message>
        <source>Every device of yours sees what the others send and receive.</source>
        <translation>Chacun de vos appareils voit ce que les autres envoient et reçoivent.</translation>
    </message>
    <message>
        <source>The server can wake telephones when a message comes.</source>
        <translation>Le serveur peut réveiller les téléphones quand un message arrive.</translation>
    </message>
    <message>
        <source>Rooms can be made and found at %1.</source>
        <comment>%1 is an address</comment>
        <translation>On peut créer et trouver des salons à %1.</translation>
    </message>
    <message numerus="yes">
        <source>For calls the server names %n helper(s).</source>
        <translation>
            <numerusform>Pour les appels, le serveur indique %n service.</numerusform>
            <numerusform>Pour les appels, le serveur indique %n services.</numerusform>
        </translation>
    </message>
    <message>
        <source>It tells this computer how it is seen from outside.</source>
        <translation>Il dit à cet ordinateur comment on le voit du dehors.</translation>
    </message>
    <message>
        <source>It would carry calls for which there is no direct way.</source>
        <translation>Il porterait les appels pour lesquels il n’y a pas de chemin direct.</translation>
    </message>
    <message>
        <source>The server does not tell its time.</source>
        <translation>Le serveur ne dit pas son heure.</translation>
    </message>
    <message>
        <source>The server keeps no messages: what comes while all devices are off may be lost, and a new device begins empty.</source>
        <translation>Le serveur ne garde pas les messages : ce qui arrive quand tous les appareils sont éteints peut se perdre, et un nouvel appareil commence vide.</translation>
    </message>
    <message>
        <source>The server does not copy messages to your other devices.</source>
        <translation>Le serveur ne copie pas les messages vers vos autres appareils.</translation>
    </message>
    <message>
        <source>The server cannot wake telephones. Programs on computers do not need that.</source>
        <translation>Le serveur ne peut pas réveiller les téléphones. Les programmes sur ordinateur n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>The server keeps no files, so they can only go from device to device.</source>
        <translation>Le serveur ne garde pas de fichiers : ils ne vont que d’appareil à appareil.</translation>
    </message>
    <message>
        <source>The server has no rooms of its own. Those of other servers can be used.</source>
        <translation>Le serveur n’a pas de salons à lui. Ceux d’autres serveurs peuvent servir.</translation>
    </message>
    <message>
        <source>The server names no helpers for calls, so some calls will find no way.</source>
        <translation>Le serveur n’indique aucun service pour les appels : certains ne trouveront pas de chemin.</translation>
    </message>
    <message>
        <source>The server names none.</source>
        <translation>Le serveur n’en indique aucun.</translation>
    </message>
    <message>
        <source>The server does not offer it.</source>
        <translation>Le serveur ne le propose pas.</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n second(s) ahead of the server’s.</source>
        <translation>
            <numerusform>L’horloge de cet ordinateur avance de %n seconde sur celle du serveur.</numerusform>
            <numerusform>L’horloge de cet ordinateur avance de %n secondes sur celle du serveur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n second(s) behind the server’s.</source>
        <translation>
            <numerusform>L’horloge de cet ordinateur retarde de %n seconde sur celle du serveur.</numerusform>
            <numerusform>L’horloge de cet ordinateur retarde de %n secondes sur celle du serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <comment>%1 is a text from the server</comment>
        <translation>Le serveur dit : « %1 »</translation>
    </message>
    <message>
        <source>Another way works.</source>
        <translation>Un autre chemin marche.</translation>
    </message>
    <message>
        <source>The server is named in the account, so the name system (DNS) is not asked.</source>
        <translation>Le serveur est indiqué dans le compte : le système de noms (DNS) n’est pas interrogé.</translation>
    </message>
    <message>
        <source>%1 names no server for XMPP, so the domain itself is tried.</source>
        <comment>%1 is a domain</comment>
        <translation>%1 n’indique pas de serveur pour XMPP : le domaine lui-même est essayé.</translation>
    </message>
    <message>
        <source>The name service (DNS) of this network does not answer such questions.</source>
        <translation>Le service de noms (DNS) de ce réseau ne répond pas à de telles questions.</translation>
    </message>
    <message>
        <source>The server did not answer the question.</source>
        <translation>Le serveur n’a pas répondu à la question.</translation>
    </message>
    <message>
        <source>It has faults, and you accepted exactly this one.</source>
        <translation>Il a des défauts, et vous avez accepté exactement celui-ci.</translation>
    </message>
    <message>
        <source>The password itself is sent, inside the encryption; you agreed to that.</source>
        <translation>Le mot de passe lui-même est envoyé, dans le chiffrement ; vous l’avez accepté.</translation>
    </message>
    <message>
        <source>Not looked at: that needs the password.</source>
        <translation>Non examiné : il faut le mot de passe.</translation>
    </message>
    <message>
        <source>Not looked at: something before it failed.</source>
        <translation>Non examiné : quelque chose a échoué avant.</translation>
    </message>
    <message>
        <source>Not looked at: nobody was signed in.</source>
        <translation>Non examiné : personne n’était connecté.</translation>
    </message>
    <message>
        <source>It told nothing new: it does not answer, or this computer has an address of its own in the Internet.</source>
        <translation>Il n’a rien dit de nouveau : il ne répond pas, ou cet ordinateur a sa propre adresse sur Internet.</translation>
    </message>
    <message>
        <source>The server names no relay, so calls through strict networks will not connect.</source>
        <translation>Le serveur n’indique aucun relais : les appels à travers des réseaux stricts n’aboutiront pas.</translation>
    </message>
    <message>
        <source>It did not take us, or could not be reached.</source>
        <translation>Il ne nous a pas acceptés, ou n’a pas pu être atteint.</translation>
    </message>
    <message>
        <source>STUN at %1</source>
        <comment>%1 is a server and port</comment>
        <translation>STUN à %1</translation>
    </message>
    <message>
        <source>Relay for calls at %1, by UDP</source>
        <comment>%1 is a server and port</comment>
        <translation>Relais d’appels à %1, par UDP</translation>
    </message>
    <message>
        <source>Relay for calls at %1, by TCP</source>
        <comment>%1 is a server and port</comment>
        <translation>Relais d’appels à %1, par TCP</translation>
    </message>
    <message>
        <source>Relay for calls at %1, by TLS</source>
        <comment>%1 is a server and port</comment>
        <translation>Relais d’appels à %1, par TLS</translation>
    </message>
    <message>
        <source>Servers of %1</source>
        <comment>%1 is a domain</comment>
        <translation>Serveurs de %1</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Addresses of %1</source>
        <comment>%1 is a server</comment>
        <translation>Adresses de %1</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Connection to %1</source>
        <comment>%1 is a server</comment>
        <translation>Connexion à %1</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Encryption with %1</source>
        <comment>%1 is a server</comment>
        <translation>Chiffrement avec %1</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <comment>%1 is a server</comment>
        <translation>Certificat de %1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Ways to sign in to %1</source>
        <comment>%1 is a server</comment>
        <translation>Moyens de s’identifier sur %1</translation>
    </message>
    <message>
        <source>Ways to sign in</source>
        <translation>Moyens de s’identifier</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Identification</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Archive of messages</source>
        <translation>Archive des messages</translation>
    </message>
    <message>
        <source>Copies for your other devices</source>
        <translation>Copies pour vos autres appareils</translation>
    </message>
    <message>
        <source>Waking telephones</source>
        <translation>Réveil des téléphones</translation>
    </message>
    <message>
        <source>Sending files</source>
        <translation>Envoi de fichiers</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>Helpers for calls</source>
        <translation>Services pour les appels</translation>
    </message>
    <message>
        <source>Relay for calls at %1</source>
        <comment>%1 is a server and port</comment>
        <translation>Relais d’appels à %1</translation>
    </message>
    <message>
        <source>Relays for calls</source>
        <translation>Relais d’appels</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not work.</source>
        <translation>
            <numerusform>%n chose ne marche pas.</numerusform>
            <numerusform>%n choses ne marchent pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %n thing(s) could be better.</source>
        <translation>
            <numerusform>Cela marche ; %n chose pourrait être meilleure.</numerusform>
            <numerusform>Cela marche ; %n choses pourraient être meilleures.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was looked at works.</source>
        <translation>Tout ce qui a été examiné marche.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>pourrait être mieux</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>ne marche pas</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>non examiné</translation>
    </message>
</context>
<context>
    <name>causerie::ui::NewAccountForm</name>
    <message>
        <source>&amp;Keep in the system keychain</source>
        <translation>&amp;Garder dans le trousseau du système</translation>
    </message>
    <message>
        <source>Causerie writes the password nowhere else.</source>
        <translation>Causerie n’écrit le mot de passe nulle part ailleurs.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>&amp;Create the account</source>
        <translation>&amp;Créer le compte</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Re&amp;tour</translation>
    </message>
    <message>
        <source>Your account at %1</source>
        <comment>%1 is a server</comment>
        <translation>Votre compte chez %1</translation>
    </message>
    <message>
        <source>Or make it %1on the web page of the server%2.</source>
        <comment>%1 and %2 stand around a link</comment>
        <translation>Ou créez-le %1sur la page web du serveur%2.</translation>
    </message>
    <message>
        <source>Choose a name.</source>
        <translation>Choisissez un nom.</translation>
    </message>
    <message>
        <source>This cannot be a name: only the part before the @ sign, without spaces.</source>
        <translation>Ce n’est pas un nom possible&#xa0;: seulement ce qui précède l’arobase, sans espaces.</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Choisissez un mot de passe.</translation>
    </message>
    <message>
        <source>Creating the account…</source>
        <translation>Création du compte…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <comment>%1 is a text from the server</comment>
        <translation>Le serveur dit&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PasswordDialog</name>
    <message>
        <source>&amp;Change it</source>
        <translation>&amp;Changer</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Of %1. Your other devices will have to be told the new one.</source>
        <comment>%1 is an address</comment>
        <translation>Celui de %1. Il faudra donner le nouveau à vos autres appareils.</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>Encore une &amp;fois</translation>
    </message>
    <message>
        <source>No answer came. Causerie signs in anew, with both passwords, to find out which one counts…</source>
        <translation>Aucune réponse n’est venue. Causerie se reconnecte avec les deux mots de passe pour savoir lequel compte…</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Choisissez un mot de passe.</translation>
    </message>
    <message>
        <source>These are not the same.</source>
        <translation>Ce ne sont pas les mêmes.</translation>
    </message>
    <message>
        <source>Changing it…</source>
        <translation>Changement…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ProviderForm</name>
    <message>
        <source>&amp;Look at the certificate…</source>
        <translation>&amp;Regarder le certificat…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Re&amp;tour</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Créer un compte</translation>
    </message>
    <message>
        <source>An XMPP account lives at a provider, as a mailbox does. Its name is the end of your new address.</source>
        <translation>Un compte XMPP est chez un fournisseur, comme une boîte aux lettres. Le nom de celui-ci termine votre nouvelle adresse.</translation>
    </message>
    <message>
        <source>example.com</source>
        <translation>example.com</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>&amp;Fournisseur</translation>
    </message>
    <message>
        <source>Type the name of a provider here.</source>
        <translation>Tapez ici le nom d’un fournisseur.</translation>
    </message>
    <message>
        <source>This is not the name of a server. It looks like example.com.</source>
        <translation>Ce n’est pas le nom d’un serveur. Il ressemble à example.com.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <comment>%1 is a text from the server</comment>
        <translation>Le serveur dit&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Open the web page of the provider</source>
        <translation>Ouvrir la page web du fournisseur</translation>
    </message>
    <message>
        <source>Ad&amp;vanced ▴</source>
        <translation>A&amp;vancé ▴</translation>
    </message>
    <message>
        <source>Ad&amp;vanced ▾</source>
        <translation>A&amp;vancé ▾</translation>
    </message>
    <message>
        <source>Hide the advanced settings</source>
        <translation>Cacher les réglages avancés</translation>
    </message>
    <message>
        <source>Show the advanced settings</source>
        <translation>Montrer les réglages avancés</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RegisterWords</name>
    <message>
        <source>%1 does not let you make an account.</source>
        <comment>%1 is a server</comment>
        <translation>%1 ne vous laisse pas créer de compte.</translation>
    </message>
    <message>
        <source>It may take no new accounts at the moment, or none from your network.</source>
        <translation>Il ne prend peut-être pas de nouveaux comptes en ce moment, ou pas depuis votre réseau.</translation>
    </message>
    <message>
        <source>Choose another provider.</source>
        <translation>Choisissez un autre fournisseur.</translation>
    </message>
    <message>
        <source>%1 makes accounts on a web page.</source>
        <comment>%1 is a server</comment>
        <translation>%1 crée les comptes sur une page web.</translation>
    </message>
    <message>
        <source>When you have made one there, come back and sign in with it.</source>
        <translation>Quand vous en aurez créé un là-bas, revenez vous connecter avec lui.</translation>
    </message>
    <message>
        <source>%1 asks for something that Causerie cannot answer.</source>
        <comment>%1 is a server</comment>
        <translation>%1 demande quelque chose à quoi Causerie ne peut pas répondre.</translation>
    </message>
    <message>
        <source>Its form asks for no name or no password.</source>
        <translation>Son formulaire ne demande pas de nom ou pas de mot de passe.</translation>
    </message>
    <message>
        <source>Choose another provider, or look at its web pages.</source>
        <translation>Choisissez un autre fournisseur, ou regardez ses pages web.</translation>
    </message>
    <message>
        <source>%1 makes no accounts this way.</source>
        <comment>%1 is a server</comment>
        <translation>%1 ne crée pas de comptes de cette façon.</translation>
    </message>
    <message>
        <source>Its operators may give accounts to people they know, or on a web page.</source>
        <translation>Ceux qui s’en occupent donnent peut-être des comptes à qui ils connaissent, ou sur une page web.</translation>
    </message>
    <message>
        <source>Somebody has this name already.</source>
        <translation>Quelqu’un a déjà ce nom.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This cannot be a name.</source>
        <translation>Ce nom n’est pas possible.</translation>
    </message>
    <message>
        <source>Letters, digits, dots and dashes can be in it, spaces cannot.</source>
        <translation>Il peut avoir des lettres, des chiffres, des points et des tirets, mais pas d’espaces.</translation>
    </message>
    <message>
        <source>The server does not take this password.</source>
        <translation>Le serveur ne prend pas ce mot de passe.</translation>
    </message>
    <message>
        <source>Choose a longer one.</source>
        <translation>Choisissez-en un plus long.</translation>
    </message>
    <message>
        <source>That is not what the picture shows.</source>
        <translation>Ce n’est pas ce que montre l’image.</translation>
    </message>
    <message>
        <source>Here is another one: try again.</source>
        <translation>En voici une autre&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>Too many accounts were made in a short time.</source>
        <translation>Trop de comptes ont été créés en peu de temps.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The connection was lost meanwhile, and %1 now asks something else.</source>
        <comment>%1 is a server</comment>
        <translation>La connexion a été perdue entre-temps, et %1 demande maintenant autre chose.</translation>
    </message>
    <message>
        <source>Look at the form, then send it again.</source>
        <translation>Regardez le formulaire, puis renvoyez-le.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Aucune réponse n’est venue.</translation>
    </message>
    <message>
        <source>The account may have been made all the same.</source>
        <translation>Le compte a peut-être été créé quand même.</translation>
    </message>
    <message>
        <source>Try again. If the name is taken then, sign in with it.</source>
        <translation>Réessayez. Si le nom est alors pris, connectez-vous avec lui.</translation>
    </message>
    <message>
        <source>The server does not accept these answers.</source>
        <translation>Le serveur n’accepte pas ces réponses.</translation>
    </message>
    <message>
        <source>Check what you filled in.</source>
        <translation>Vérifiez ce que vous avez rempli.</translation>
    </message>
    <message>
        <source>%1 made no account.</source>
        <comment>%1 is a server</comment>
        <translation>%1 n’a pas créé de compte.</translation>
    </message>
    <message>
        <source>Something is wrong there.</source>
        <translation>Quelque chose ne va pas là-bas.</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Recherche du serveur…</translation>
    </message>
    <message>
        <source>Reaching the server…</source>
        <translation>Connexion au serveur…</translation>
    </message>
    <message>
        <source>Agreeing on encryption…</source>
        <translation>Accord sur le chiffrement…</translation>
    </message>
    <message>
        <source>Asking what it wants to know…</source>
        <translation>On demande ce qu’il veut savoir…</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Surnom</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>This invitation is not valid any more.</source>
        <translation>Cette invitation n’est plus valable.</translation>
    </message>
    <message>
        <source>It was used already, or its time is over.</source>
        <translation>Elle a déjà servi, ou son délai est passé.</translation>
    </message>
    <message>
        <source>Ask for another one, or continue without an invitation.</source>
        <translation>Demandez-en une autre, ou continuez sans invitation.</translation>
    </message>
    <message>
        <source>%1 does not know this kind of invitation.</source>
        <comment>%1 is a server</comment>
        <translation>%1 ne connaît pas ce genre d’invitation.</translation>
    </message>
    <message>
        <source>Continue without it: the server may make accounts for everybody.</source>
        <translation>Continuez sans elle : le serveur crée peut-être des comptes pour tout le monde.</translation>
    </message>
    <message>
        <source>%1 invites you. With this invitation you can make an account at %2, and you will see each other.</source>
        <comment>%1 is the address of a person, %2 a server</comment>
        <translation>%1 vous invite. Avec cette invitation, vous pouvez créer un compte chez %2, et vous vous verrez mutuellement.</translation>
    </message>
    <message>
        <source>You are invited to make an account at %1.</source>
        <comment>%1 is a server</comment>
        <translation>Vous êtes invité à créer un compte chez %1.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RemoveAccountDialog</name>
    <message>
        <source>&amp;Remove the account</source>
        <translation>&amp;Supprimer le compte</translation>
    </message>
    <message>
        <source>Remove the account</source>
        <translation>Supprimer le compte</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <comment>%1 is an address</comment>
        <translation>Supprimer %1&#xa0;?</translation>
    </message>
    <message>
        <source>The account ends on the server, with its contacts and what is kept there, and the history on this computer is deleted. Nobody can bring that back, and somebody else may take the address.</source>
        <translation>Le compte prend fin sur le serveur, avec ses contacts et ce qui y est conservé, et l’historique sur cet ordinateur est effacé. Personne ne peut le faire revenir, et quelqu’un d’autre peut prendre l’adresse.</translation>
    </message>
    <message>
        <source>&amp;Type your address to confirm</source>
        <translation>&amp;Tapez votre adresse pour confirmer</translation>
    </message>
    <message>
        <source>No answer came. Causerie signs in anew, to find out whether the account is still there…</source>
        <translation>Aucune réponse n’est venue. Causerie se reconnecte pour savoir si le compte est encore là…</translation>
    </message>
    <message>
        <source>Removing it…</source>
        <translation>Suppression…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ServerFields</name>
    <message>
        <source>found by the address</source>
        <translation>trouvé d’après l’adresse</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habituel</translation>
    </message>
    <message>
        <source>&amp;TLS from the first byte (direct TLS)</source>
        <translation>TLS &amp;dès le premier octet (TLS direct)</translation>
    </message>
    <message>
        <source>chosen by Causerie</source>
        <translation>choisie par Causerie</translation>
    </message>
    <message>
        <source>only the system’s</source>
        <translation>celles du système</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Cho&amp;isir…</translation>
    </message>
    <message>
        <source>Choose a file of certificate authorities</source>
        <translation>Choisir un fichier d’autorités de certification</translation>
    </message>
    <message>
        <source>S&amp;erver</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Resource</source>
        <translation>&amp;Ressource</translation>
    </message>
    <message>
        <source>A&amp;uthorities</source>
        <translation>A&amp;utorités</translation>
    </message>
    <message>
        <source>A PEM file with further certificate authorities, for a server with its own</source>
        <translation>Un fichier PEM avec d’autres autorités de certification, pour un serveur qui a la sienne</translation>
    </message>
    <message>
        <source>The name of this device, for the account’s other devices</source>
        <translation>Le nom de cet appareil, pour les autres appareils du compte</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be read.</source>
        <translation>Le fichier d’autorités de certification est illisible.</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>Autorités de certification</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt);;All files (*)</source>
        <translation>Fichiers PEM (*.pem *.crt);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DirectoryDialog</name>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Surnom</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
    <message>
        <source>The directory does not answer. Try again later.</source>
        <translation>L’annuaire ne répond pas. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The directory gave an answer that makes no sense.</source>
        <translation>L’annuaire a donné une réponse qui n’a pas de sens.</translation>
    </message>
    <message>
        <source>The directory does not allow this.</source>
        <translation>L’annuaire ne le permet pas.</translation>
    </message>
    <message>
        <source>The directory does not allow this: %1</source>
        <comment>%1 are the server&apos;s words</comment>
        <translation>L’annuaire ne le permet pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Ret&amp;our</translation>
    </message>
    <message>
        <source>&amp;Add as a contact…</source>
        <translation>&amp;Ajouter aux contacts…</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>Re&amp;chercher</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Trouver des personnes</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Annuaire</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Ce qui est recherché</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Personnes trouvées</translation>
    </message>
    <message>
        <source>Looking for a directory…</source>
        <translation>Recherche d’un annuaire…</translation>
    </message>
    <message>
        <source>Your server has no directory of people. Add somebody by their address, or invite them.</source>
        <translation>Votre serveur n’a pas d’annuaire. Ajoutez quelqu’un par son adresse, ou invitez-le.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is the name of a service, %2 its address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Asking the directory…</source>
        <translation>Question à l’annuaire…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nobody was found. Look for less, or with a star: Ann*</source>
        <translation>Personne n’a été trouvé. Cherchez moins de mots, ou avec une étoile&#xa0;: Ann*</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n personne trouvée</numerusform>
            <numerusform>%n personnes trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>Éc&amp;rire</translation>
    </message>
</context>
<context>
    <name>causerie::ui::InvitationDialog</name>
    <message>
        <source>It works once.</source>
        <translation>Elle sert une seule fois.</translation>
    </message>
    <message>
        <source>It works once, until %1 at %2.</source>
        <comment>%1 is a date, %2 a time of day</comment>
        <translation>Elle sert une seule fois, jusqu’au %1 à %2.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Inviter quelqu’un</translation>
    </message>
    <message>
        <source>Whoever opens this link becomes your contact, and you theirs, without further questions. Give it only to the person whom you mean.</source>
        <translation>Qui ouvre ce lien devient votre contact, et vous le sien, sans autre question. Ne le donnez qu’à la personne à qui vous pensez.</translation>
    </message>
    <message>
        <source>QR code of the invitation</source>
        <translation>Code QR de l’invitation</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Making an invitation…</source>
        <translation>Préparation d’une invitation…</translation>
    </message>
    <message>
        <source>Those who have no account yet can make one on your server with it.</source>
        <translation>Qui n’a pas encore de compte peut en créer un sur votre serveur avec elle.</translation>
    </message>
    <message>
        <source>The invitation could not be kept on this machine, so it would not work. Is the disk full?</source>
        <translation>L’invitation n’a pas pu être conservée sur cette machine et ne servirait à rien. Le disque est-il plein&#x202f;?</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>AccountWords</name>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nouveau compte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is an address of ours, %2 how it is doing</comment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n unread message(s)</source>
        <comment>%1 is an address of ours, %2 how it is doing</comment>
        <translation>
            <numerusform>%1 : %2, %n message non lu</numerusform>
            <numerusform>%1 : %2, %n messages non lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>Remove an account</source>
        <translation>Retirer un compte</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <comment>%1 is an address of ours</comment>
        <translation>Retirer %1 de cet ordinateur ?</translation>
    </message>
    <message>
        <source>Its messages, files and password that are kept here are deleted. The account itself stays on its server, and you can sign in again.</source>
        <translation>Ses messages, ses fichiers et son mot de passe conservés ici sont effacés. Le compte lui-même reste sur son serveur, et vous pourrez vous reconnecter.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AccountRail</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>&amp;Sign out of this account</source>
        <translation>Se &amp;déconnecter de ce compte</translation>
    </message>
    <message>
        <source>&amp;Remove this account from this computer…</source>
        <translation>&amp;Retirer ce compte de cet ordinateur…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AddingPage</name>
    <message>
        <source>Add an account – Causerie</source>
        <translation>Ajouter un compte – Causerie</translation>
    </message>
    <message>
        <source>Add no account</source>
        <translation>N’ajouter aucun compte</translation>
    </message>
    <message>
        <source>Back to your conversations (Esc)</source>
        <translation>Retour à vos conversations (Échap)</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
</context>
<context>
    <name>SaveCopy</name>
    <message>
        <source>The file was not saved</source>
        <translation>Le fichier n’a pas été enregistré</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>The message history is damaged. It is being examined…</source>
        <translation>L’historique est endommagé. Il est en cours d’examen…</translation>
    </message>
    <message>
        <source>The message history is damaged. Messages are shown but not kept until a new one is begun.</source>
        <translation>L’historique est endommagé. Les messages sont affichés mais pas conservés tant qu’un nouveau n’est pas commencé.</translation>
    </message>
    <message>
        <source>&amp;Set it aside and begin anew…</source>
        <translation>Le &amp;mettre de côté et recommencer…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>The message history can be used again.</source>
        <translation>L’historique peut de nouveau être utilisé.</translation>
    </message>
    <message>
        <source>A new message history was begun. The damaged one is kept as %1.</source>
        <comment>%1 is the name of a file</comment>
        <translation>Un nouvel historique a été commencé. L’ancien, endommagé, est conservé sous le nom %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 and %2 are sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not sent yet were taken along.</source>
        <translation>
            <numerusform>%n message pas encore envoyé a été repris.</numerusform>
            <numerusform>%n messages pas encore envoyés ont été repris.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>causerie::ui::StoreBar</name>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>That did not succeed. Nothing was changed.</source>
        <translation>Cela n’a pas réussi. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>The index of the search was damaged and was made anew. No message is lost.</source>
        <translation>L’index de la recherche était endommagé et a été reconstruit. Aucun message n’est perdu.</translation>
    </message>
    <message>
        <source>Begin a new message history?</source>
        <translation>Commencer un nouvel historique ?</translation>
    </message>
    <message>
        <source>The damaged file stays on this computer, under another name. Your conversations are fetched from the server anew, as far as it keeps them. Drafts, and messages that were not sent yet, are taken along as far as they can be read.</source>
        <translation>Le fichier endommagé reste sur cet ordinateur, sous un autre nom. Vos conversations sont de nouveau demandées au serveur, dans la mesure où il les garde. Les brouillons et les messages pas encore envoyés sont repris, pour autant qu’ils soient lisibles.</translation>
    </message>
    <message>
        <source>&amp;Set it aside and begin anew</source>
        <translation>Le &amp;mettre de côté et recommencer</translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>Other</source>
        <comment>a text whose language is not named</comment>
        <translation>Autre</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a language, %2 a number: the second text in it is 2</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a language, %2 what somebody wrote in it</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::EmojiPicker</name>
    <message>
        <source>Choose an emoji</source>
        <translation>Choisir un emoji</translation>
    </message>
    <message>
        <source>English name, or an emoji</source>
        <translation>Nom anglais, ou un emoji</translation>
    </message>
    <message>
        <source>Search emojis by their English names, or paste one</source>
        <translation>Chercher un emoji par son nom anglais, ou en coller un</translation>
    </message>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>No emoji is called that. You can also paste one above.</source>
        <translation>Aucun emoji ne s’appelle ainsi. Vous pouvez aussi en coller un ci-dessus.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::LanguageFields</name>
    <message>
        <source>Add another &amp;language</source>
        <translation>Ajouter une autre &amp;langue</translation>
    </message>
    <message>
        <source>For everybody</source>
        <comment>instead of a language</comment>
        <translation>Pour tout le monde</translation>
    </message>
    <message>
        <source>Language of this line</source>
        <translation>Langue de cette ligne</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Retirer cette ligne</translation>
    </message>
</context>
<context>
    <name>causerie::ui::LanguagesDialog</name>
    <message>
        <source>Two lines are in the same language.</source>
        <translation>Deux lignes sont dans la même langue.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PictureRow</name>
    <message>
        <source>This file is not a picture that can be shown.</source>
        <translation>Ce fichier n’est pas une image affichable.</translation>
    </message>
    <message>
        <source>The server did not take the picture.</source>
        <translation>Le serveur n’a pas accepté l’image.</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation>Choisir une &amp;image…</translation>
    </message>
    <message>
        <source>&amp;Remove the picture</source>
        <translation>&amp;Retirer l’image</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choisir une image</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Il n’y a pas de connexion au serveur.</translation>
    </message>
</context>
<context>
    <name>Quitting</name>
    <message>
        <source>Quit Causerie</source>
        <translation>Quitter Causerie</translation>
    </message>
    <message>
        <source>Quit, and lose the last messages?</source>
        <translation>Quitter et perdre les derniers messages&#xa0;?</translation>
    </message>
    <message>
        <source>The message history cannot be written at the moment. Messages and drafts since then are only here, and may be gone when the program ends.</source>
        <translation>L’historique des messages ne peut pas être enregistré en ce moment. Les messages et brouillons depuis n’existent qu’ici, et peuvent disparaître quand le programme se termine.</translation>
    </message>
    <message>
        <source>&amp;Quit all the same</source>
        <translation>&amp;Quitter quand même</translation>
    </message>
</context>
<context>
    <name>causerie::ui::RoomPictureDialog</name>
    <message>
        <source>Picture of the room</source>
        <translation>Image du salon</translation>
    </message>
    <message>
        <source>Everybody who may enter the room can see it.</source>
        <translation>Quiconque peut entrer dans le salon peut la voir.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::WaitingCalls</name>
    <message>
        <source>&amp;Talk</source>
        <translation>&amp;Parler</translation>
    </message>
    <message>
        <source>Talk to %1</source>
        <comment>%1 is the name of somebody on hold</comment>
        <translation>Parler à %1</translation>
    </message>
    <message>
        <source>%1 is on hold · %2</source>
        <comment>%1 is a name, %2 how long the call is</comment>
        <translation>%1 est en attente · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is a name, %2 how long the call is</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallObstacleWords</name>
    <message>
        <source>You are not connected, so you cannot call.</source>
        <translation>Vous n’êtes pas connecté et ne pouvez donc pas appeler.</translation>
    </message>
    <message>
        <source>A call is in progress</source>
        <translation>Un appel est en cours</translation>
    </message>
    <message>
        <source>You hide your network address, and your server has no relay for calls. See &quot;What others may know&quot;.</source>
        <translation>Vous cachez votre adresse réseau, et votre serveur n’a pas de relais pour les appels. Voyez «&#x202f;Ce que les autres peuvent savoir&#x202f;».</translation>
    </message>
    <message>
        <source>This computer has no microphone. Plug one in to call.</source>
        <translation>Cet ordinateur n’a pas de microphone. Branchez-en un pour appeler.</translation>
    </message>
    <message>
        <source>They cannot be called: none of their devices is online, as far as you can see.</source>
        <translation>Impossible de l’appeler&#x202f;: aucun de ses appareils n’est en ligne, pour autant que vous puissiez le voir.</translation>
    </message>
    <message>
        <source>It is not known yet whether their program takes calls.</source>
        <translation>On ne sait pas encore si son programme accepte les appels.</translation>
    </message>
    <message>
        <source>They cannot be called: the program they use takes no voice calls.</source>
        <translation>Impossible de l’appeler&#x202f;: son programme n’accepte pas les appels vocaux.</translation>
    </message>
    <message>
        <source>They cannot be called: the program they use does not encrypt its calls.</source>
        <translation>Impossible de l’appeler&#x202f;: son programme ne chiffre pas ses appels.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallSettings</name>
    <message>
        <source>You are heard unless you mute the microphone</source>
        <translation>On vous entend, sauf si vous coupez le microphone</translation>
    </message>
    <message>
        <source>You are heard while you hold a key down</source>
        <translation>On vous entend tant que vous tenez une touche enfoncée</translation>
    </message>
    <message>
        <source>You are not heard while you hold a key down</source>
        <translation>On ne vous entend pas tant que vous tenez une touche enfoncée</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds, behind a number</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>While you are not to be disturbed, who calls &amp;again within three minutes rings</source>
        <translation>Quand vous ne voulez pas être dérangé, un second appel &amp;en trois minutes sonne</translation>
    </message>
    <message>
        <source>&amp;In a call:</source>
        <translation>&amp;Pendant un appel&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Key, in the window of the call:</source>
        <translation>&amp;Touche, dans la fenêtre de l’appel&#x202f;:</translation>
    </message>
    <message>
        <source>Go on af&amp;ter the key is released:</source>
        <translation>Compte encore après avoir été re&amp;lâchée&#x202f;:</translation>
    </message>
    <message>
        <source>To let somebody’s calls always ring, use their menu. A call that does not ring is listed as missed.</source>
        <translation>Le menu d’un contact dit si ses appels sonnent toujours. Un appel qui ne sonne pas est manqué.</translation>
    </message>
    <message>
        <source>Good sound and a short delay, for some 55 kbit/s each way.</source>
        <translation>Un bon son et un délai court, pour environ 55 kbit/s dans chaque sens.</translation>
    </message>
    <message>
        <source>Some 20 kbit/s each way, in long packets: duller sound, heard a little later. A call in progress sends so at once; the other side does from the next call on.</source>
        <translation>Environ 20 kbit/s dans chaque sens, en longs paquets&#x202f;: un son plus sourd, entendu un peu plus tard. Un appel en cours envoie ainsi tout de suite&#x202f;; l’autre côté, à partir du prochain appel.</translation>
    </message>
    <message>
        <source>Short packets, and no waiting for late ones, for some 80 kbit/s each way: where the network is uneven, more of the speech is missing.</source>
        <translation>Des paquets courts, sans attendre ceux qui tardent, pour environ 80 kbit/s dans chaque sens&#x202f;: si le réseau est irrégulier, il manque davantage de paroles.</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>what a call spends</comment>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>Saves data</source>
        <translation>Économise les données</translation>
    </message>
    <message>
        <source>Least delay</source>
        <translation>Délai le plus court</translation>
    </message>
    <message>
        <source>What a call &amp;spends:</source>
        <translation>Ce qu’un appel &amp;dépense&#x202f;:</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DialKey</name>
    <message>
        <source>Star</source>
        <translation>Étoile</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Dièse</translation>
    </message>
    <message>
        <source>%1, letters %2</source>
        <comment>%1 is a digit of a telephone, %2 the letters on its key</comment>
        <translation>%1, lettres %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DialPad</name>
    <message>
        <source>Held down: plus</source>
        <translation>Tenu enfoncé&#x202f;: plus</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TransferBar</name>
    <message>
        <source>Call &amp;them</source>
        <translation>L’&amp;appeler</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Rester</translation>
    </message>
    <message>
        <source>Hang up and call this address</source>
        <translation>Raccrocher et appeler cette adresse</translation>
    </message>
    <message>
        <source>Go on with this call</source>
        <translation>Poursuivre cet appel</translation>
    </message>
    <message>
        <source>%1 asks you to call %2 instead.</source>
        <comment>%1 is a person, %2 an address</comment>
        <translation>%1 vous demande d’appeler plutôt %2.</translation>
    </message>
    <message>
        <source>%1 wants to put you through to %2.</source>
        <comment>%1 is a person, %2 an address</comment>
        <translation>%1 veut vous mettre en relation avec %2.</translation>
    </message>
    <message>
        <source>Call this address; %1 waits on hold</source>
        <comment>%1 is a person</comment>
        <translation>Appeler cette adresse&#x202f;; %1 reste en attente</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TransferDialog</name>
    <message>
        <source>Transfer the call</source>
        <translation>Transférer l’appel</translation>
    </message>
    <message>
        <source>%1 is asked to call somebody else instead, and hangs up here when they do.</source>
        <comment>%1 is a person</comment>
        <translation>%1 est prié d’appeler quelqu’un d’autre, et raccroche ici en le faisant.</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <translation>&amp;Transférer</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DialDialog</name>
    <message>
        <source>Type or paste a telephone number, or a SIP address like ann@example.com.</source>
        <translation>Tapez ou collez un numéro de téléphone, ou une adresse SIP comme ann@example.com.</translation>
    </message>
    <message>
        <source>This is neither a telephone number nor a SIP address.</source>
        <translation>Ce n’est ni un numéro de téléphone ni une adresse SIP.</translation>
    </message>
    <message>
        <source>This is too long for a telephone number.</source>
        <translation>C’est trop long pour un numéro de téléphone.</translation>
    </message>
    <message>
        <source>Begin with + and the code of the country, as in +33 1 23 45 67 89.</source>
        <translation>Commencez par + et l’indicatif du pays, comme +33 1 23 45 67 89.</translation>
    </message>
    <message>
        <source>This gateway reaches telephone numbers, but no SIP addresses.</source>
        <translation>Cette passerelle atteint des numéros de téléphone, mais pas d’adresses SIP.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1 is the name of a service, %2 its address</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation>&amp;Passerelle</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Appeler</translation>
    </message>
    <message>
        <source>Dial a number</source>
        <translation>Composer un numéro</translation>
    </message>
    <message>
        <source>Number or SIP address</source>
        <translation>Numéro ou adresse SIP</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
    <message>
        <source>Looking for a gateway to telephones…</source>
        <translation>Recherche d’une passerelle vers les téléphones…</translation>
    </message>
    <message>
        <source>There is no way to telephones yet: neither your server nor one of your contacts is a gateway. Add one as a contact, by its address.</source>
        <translation>Il n’y a pas encore de chemin vers les téléphones&#x202f;: ni votre serveur ni aucun de vos contacts n’est une passerelle. Ajoutez-en une comme contact, par son adresse.</translation>
    </message>
    <message>
        <source>Calls %1 through %2.</source>
        <comment>%1 is a number or an address, %2 a service</comment>
        <translation>Appelle %1 par %2.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallLogModel</name>
    <message>
        <source>%1
%2, %3
Account: %4</source>
        <comment>%1 is how a call went, %2 an address, %3 a time, %4 an address of ours</comment>
        <translation>%1
%2, %3
Compte&#x202f;: %4</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>%1 is a person, %2 how a call went, %3 a time</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallLogPanel</name>
    <message>
        <source>This call cannot be made now.</source>
        <translation>Cet appel est impossible en ce moment.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Tous les appels</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>calls</comment>
        <translation>Manqués</translation>
    </message>
    <message>
        <source>Incoming</source>
        <comment>calls</comment>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <comment>calls</comment>
        <translation>Émis</translation>
    </message>
    <message>
        <source>Dial a number</source>
        <translation>Composer un numéro</translation>
    </message>
    <message>
        <source>Open the dial pad (Ctrl+Shift+T)</source>
        <translation>Ouvrir le clavier (Ctrl+Maj+T)</translation>
    </message>
    <message>
        <source>No such call</source>
        <translation>Aucun appel de ce genre</translation>
    </message>
    <message>
        <source>No call is with somebody whose name or address has “%1” in it.</source>
        <comment>%1 is what was searched</comment>
        <translation>Aucun appel avec quelqu’un dont le nom ou l’adresse contient «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Nothing missed</source>
        <translation>Rien de manqué</translation>
    </message>
    <message>
        <source>Calls that nobody answered stand here.</source>
        <translation>Les appels auxquels personne n’a répondu se trouvent ici.</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Pas encore d’appels</translation>
    </message>
    <message>
        <source>Your calls will stand here. Open a conversation and press the telephone.</source>
        <translation>Vos appels se trouveront ici. Ouvrez une conversation et appuyez sur le téléphone.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::CallDetails</name>
    <message>
        <source>Quality of the call</source>
        <translation>Qualité de l’appel</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Copier le &amp;rapport</translation>
    </message>
    <message>
        <source>Copies the figures as text. No names, and addresses only in part.</source>
        <translation>Copie les chiffres sous forme de texte. Aucun nom, et les adresses seulement en partie.</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Saves the figures and plots as a page, or as data. No names, and addresses only in part.</source>
        <translation>Enregistre les chiffres et les courbes sous forme de page ou de données. Aucun nom, et les adresses seulement en partie.</translation>
    </message>
    <message>
        <source>The report is in the clipboard.</source>
        <translation>Le rapport est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Page with plots (*.html)</source>
        <translation>Page avec courbes (*.html)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Données (*.json)</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Le rapport est enregistré.</translation>
    </message>
    <message>
        <source>The report could not be saved there. Choose another folder.</source>
        <translation>Le rapport n’a pas pu être enregistré à cet endroit. Choisissez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PlotCard</name>
    <message>
        <source>%1 %2</source>
        <comment>%1 is the name of a figure, %2 its value</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PlotWords</name>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>Playout delay</source>
        <translation>Délai de lecture</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Gigue</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Lost here</source>
        <translation>Perdu ici</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>Reconstitué</translation>
    </message>
    <message>
        <source>Lost there</source>
        <translation>Perdu là-bas</translation>
    </message>
    <message>
        <source>Stretched speech</source>
        <translation>Parole étirée</translation>
    </message>
    <message>
        <source>Shortened</source>
        <translation>Raccourcie</translation>
    </message>
    <message>
        <source>Lengthened</source>
        <translation>Allongée</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>kb/s</source>
        <comment>kilobits per second</comment>
        <translation>kbit/s</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>dB</source>
        <comment>decibels</comment>
        <translation>dB</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Autre côté</translation>
    </message>
    <message>
        <source>Quality (MOS)</source>
        <translation>Qualité (MOS)</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 is a number, %2 its unit such as ms</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>%1 and %2 are values such as 36 ms</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <comment>%1 is the name of a figure</comment>
        <translation>%1 : inconnu.</translation>
    </message>
    <message>
        <source>%1: now %2, from %3 to %4 so far.</source>
        <comment>%1 is the name of a figure, the others are values such as 36 ms</comment>
        <translation>%1 : maintenant %2, de %3 à %4 jusqu’ici.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::PreCallCheck</name>
    <message>
        <source>Check &amp;before a call</source>
        <translation>Vérifier a&amp;vant un appel</translation>
    </message>
    <message>
        <source>Listens to the microphone, plays a tone, and asks the servers that calls need</source>
        <translation>Écoute le microphone, joue un son et interroge les serveurs dont les appels ont besoin</translation>
    </message>
    <message>
        <source>Microphone: say something…</source>
        <translation>Microphone : dites quelque chose…</translation>
    </message>
    <message>
        <source>Loudspeaker: a tone was played. If you did not hear it, choose another one.</source>
        <translation>Haut-parleur : un son a été joué. Si vous ne l’avez pas entendu, choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Network: the servers are asked…</source>
        <translation>Réseau : les serveurs sont interrogés…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::ReportPage</name>
    <message>
        <source>%1 %2</source>
        <comment>%1 is the name of a figure, %2 its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Scale: %1 to %2. Time: %3 to %4.</source>
        <comment>%1 and %2 are values such as 36 ms, %3 and %4 times such as 0:07</comment>
        <translation>Échelle : %1 à %2. Temps : %3 à %4.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Quality (MOS)</source>
        <translation>Qualité (MOS)</translation>
    </message>
    <message>
        <source>Mouth to ear</source>
        <translation>De la bouche à l’oreille</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>%1 is a number</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Lost here</source>
        <translation>Perdu ici</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>%1 is a number</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Lost there</source>
        <translation>Perdu là-bas</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>Reconstitué</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Relayed</source>
        <translation>Relayé</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Report of a call</source>
        <translation>Rapport d’un appel</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TestCallDialog</name>
    <message>
        <source>Test call to yourself</source>
        <translation>Appel d’essai à soi-même</translation>
    </message>
    <message>
        <source>Measures delay and echo, then plays what you say as others would hear it. Nothing leaves this computer, and nothing is kept.</source>
        <translation>Mesure le délai et l’écho, puis joue ce que vous dites comme les autres l’entendraient. Rien ne quitte cet ordinateur et rien n’est conservé.</translation>
    </message>
    <message>
        <source>Let the network &amp;lose:</source>
        <translation>Faire &amp;perdre au réseau :</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>5 %, here and there</source>
        <translation>5 %, çà et là</translation>
    </message>
    <message>
        <source>10 %, in bursts</source>
        <translation>10 %, par rafales</translation>
    </message>
    <message>
        <source>30 %, a very bad one</source>
        <translation>30 %, un très mauvais réseau</translation>
    </message>
    <message>
        <source>Level of your microphone</source>
        <translation>Niveau de votre microphone</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Start the test</source>
        <translation>&amp;Commencer l’essai</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TestCallWords</name>
    <message>
        <source>Your microphone heard nothing. Choose another, or switch it on.</source>
        <translation>Votre microphone n’a rien entendu. Choisissez-en un autre ou activez-le.</translation>
    </message>
    <message>
        <source>You are very quiet. Move nearer to the microphone, or raise its level.</source>
        <translation>On vous entend très peu. Rapprochez-vous du microphone ou augmentez son niveau.</translation>
    </message>
    <message>
        <source>Your microphone is too loud and distorts. Lower its level.</source>
        <translation>Votre microphone est trop fort et sature. Baissez son niveau.</translation>
    </message>
    <message>
        <source>Your microphone hears your loudspeaker; in calls, the echo is taken out.</source>
        <translation>Votre microphone entend votre haut-parleur ; pendant les appels, l’écho est retiré.</translation>
    </message>
    <message>
        <source>Your microphone hears your loudspeaker, so others will hear themselves. Let echo be cancelled, or use a headset.</source>
        <translation>Votre microphone entend votre haut-parleur, les autres s’entendront donc eux-mêmes. Activez l’annulation d’écho ou utilisez un casque.</translation>
    </message>
    <message>
        <source>Your sound devices are slow. With a cable, answers would come sooner.</source>
        <translation>Vos appareils audio sont lents. Avec un câble, les réponses arriveraient plus tôt.</translation>
    </message>
    <message>
        <source>Be quiet for a moment: a short tone is played, to measure delay and echo.</source>
        <translation>Silence un instant : un son bref est joué pour mesurer le délai et l’écho.</translation>
    </message>
    <message>
        <source>Now say something, for five seconds.</source>
        <translation>Dites maintenant quelque chose, pendant cinq secondes.</translation>
    </message>
    <message>
        <source>This is how others hear you.</source>
        <translation>Voici comment les autres vous entendent.</translation>
    </message>
    <message>
        <source>The test is over.</source>
        <translation>L’essai est terminé.</translation>
    </message>
    <message>
        <source>All is well: you can be heard.</source>
        <translation>Tout va bien : on vous entend.</translation>
    </message>
    <message>
        <source>From the loudspeaker to the microphone: %1 ms; echo %2 dB</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Du haut-parleur au microphone : %1 ms ; écho %2 dB</translation>
    </message>
    <message>
        <source>The microphone does not hear the loudspeaker: no echo, and no delay to measure.</source>
        <translation>Le microphone n’entend pas le haut-parleur : pas d’écho, et pas de délai à mesurer.</translation>
    </message>
    <message>
        <source>Your voice: %1 dB; the room: %2 dB; too loud: %3 %</source>
        <comment>%1, %2 and %3 are numbers</comment>
        <translation>Votre voix : %1 dB ; la pièce : %2 dB ; trop fort : %3 %</translation>
    </message>
    <message>
        <source>Playout buffer: %1 ms; processing: %2 ms</source>
        <comment>%1 and %2 are numbers</comment>
        <translation>Tampon de lecture : %1 ms ; traitement : %2 ms</translation>
    </message>
    <message>
        <source>Lost on the way: %1 %; recovered: %2 %; made up: %3 %</source>
        <comment>%1, %2 and %3 are numbers</comment>
        <translation>Perdu en route : %1 % ; récupéré : %2 % ; reconstitué : %3 %</translation>
    </message>
    <message>
        <source>Network: this computer has no address, so no call is possible now.</source>
        <translation>Réseau : cet ordinateur n’a pas d’adresse, aucun appel n’est possible pour le moment.</translation>
    </message>
    <message>
        <source>Network: a relay of your server answers, so calls find a way from almost everywhere.</source>
        <translation>Réseau : un relais de votre serveur répond, les appels trouvent donc un chemin depuis presque partout.</translation>
    </message>
    <message>
        <source>Network: the relay of your server does not answer. Calls to other networks may fail; a firewall may be in the way.</source>
        <translation>Réseau : le relais de votre serveur ne répond pas. Les appels vers d’autres réseaux peuvent échouer ; un pare-feu fait peut-être obstacle.</translation>
    </message>
    <message>
        <source>Network: it can be seen from outside, but your server offers no relay. Some calls to other networks may fail.</source>
        <translation>Réseau : il est visible de l’extérieur, mais votre serveur n’offre pas de relais. Certains appels vers d’autres réseaux peuvent échouer.</translation>
    </message>
    <message>
        <source>Network: no server answers that tells how you are seen from outside. Calls to other networks may fail.</source>
        <translation>Réseau : aucun serveur ne répond pour dire comment vous êtes vu de l’extérieur. Les appels vers d’autres réseaux peuvent échouer.</translation>
    </message>
    <message>
        <source>Network: your server offers no help for calls (STUN, TURN), or you are not signed in. Calls within your own network work.</source>
        <translation>Réseau : votre serveur n’offre pas d’aide aux appels (STUN, TURN), ou vous n’êtes pas connecté. Les appels dans votre propre réseau fonctionnent.</translation>
    </message>
    <message>
        <source>Microphone: it hears you.</source>
        <translation>Microphone : il vous entend.</translation>
    </message>
    <message>
        <source>Microphone: it hears little. Say something while it is checked, or move nearer.</source>
        <translation>Microphone : il entend peu. Parlez pendant la vérification ou rapprochez-vous.</translation>
    </message>
    <message>
        <source>Microphone: it hears nothing. Choose another, or switch it on.</source>
        <translation>Microphone : il n’entend rien. Choisissez-en un autre ou activez-le.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::WarningWords</name>
    <message>
        <source>You are speaking, but your microphone is muted.</source>
        <translation>Vous parlez, mais votre microphone est coupé.</translation>
    </message>
    <message>
        <source>The network does not carry what you say, so nothing is sent for a while. It is tried again by itself.</source>
        <translation>Le réseau ne transmet pas ce que vous dites ; rien n’est donc envoyé pendant un moment. Un nouvel essai se fera de lui-même.</translation>
    </message>
    <message>
        <source>Much of what they say gets lost on the way to you. A cable, or a place nearer to the Wi-Fi, may help.</source>
        <translation>Une grande partie de ce que dit l’autre côté se perd en route vers vous. Un câble, ou une place plus près du Wi-Fi, peut aider.</translation>
    </message>
    <message>
        <source>Much of what you say gets lost on the way, so you may be hard to understand.</source>
        <translation>Une grande partie de ce que vous dites se perd en route ; on vous comprend peut-être mal.</translation>
    </message>
    <message>
        <source>The network is unsteady: parts of what they say come too late to be heard.</source>
        <translation>Le réseau est irrégulier : une partie de ce que dit l’autre côté arrive trop tard pour être entendue.</translation>
    </message>
    <message>
        <source>This computer is too busy to play without gaps. Closing other programs may help.</source>
        <translation>Cet ordinateur est trop occupé pour jouer le son sans coupures. Fermer d’autres programmes peut aider.</translation>
    </message>
    <message>
        <source>Your microphone is too loud and distorts. Lower its level, or move away from it.</source>
        <translation>Votre microphone est trop fort et sature. Baissez son niveau ou éloignez-vous.</translation>
    </message>
    <message>
        <source>You may hear yourself: the other side&apos;s microphone picks up its loudspeaker. A headset there would help.</source>
        <translation>Vous vous entendez peut-être : le microphone de l’autre côté capte son haut-parleur. Un casque là-bas aiderait.</translation>
    </message>
    <message>
        <source>The call goes over a distant relay, so answers come late.</source>
        <translation>L’appel passe par un relais lointain, les réponses arrivent donc tard.</translation>
    </message>
    <message>
        <source>It takes long until you hear each other. Let them finish before you answer.</source>
        <translation>Il faut longtemps pour s’entendre. Laissez l’autre finir avant de répondre.</translation>
    </message>
</context>
<context>
    <name>causerie::ui::AvailabilityMenu</name>
    <message>
        <source>&amp;Available</source>
        <translation>&amp;Disponible</translation>
    </message>
    <message>
        <source>&amp;Free for chat</source>
        <translation>&amp;Prêt à bavarder</translation>
    </message>
    <message>
        <source>A&amp;way</source>
        <translation>&amp;Absent</translation>
    </message>
    <message>
        <source>Away for &amp;longer</source>
        <translation>Absent pour &amp;longtemps</translation>
    </message>
    <message>
        <source>&amp;Do not disturb</source>
        <translation>&amp;Ne pas déranger</translation>
    </message>
</context>
<context>
    <name>causerie::ui::DesktopDialog</name>
    <message>
        <source>Announce new &amp;messages</source>
        <translation>Annoncer les nouveaux &amp;messages</translation>
    </message>
    <message>
        <source>Show what they &amp;say</source>
        <translation>Montrer ce qu’ils di&amp;sent</translation>
    </message>
    <message>
        <source>Closing the &amp;window leaves Causerie running in the tray</source>
        <translation>Fermer la &amp;fenêtre laisse Causerie actif dans la zone de notification</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Whoever sees the screen can read it then; else there are only names and numbers. What strangers write is never shown. Each room says in its own menu which messages count, and while you are not to be disturbed none is announced. A call that rings is announced in any case.</source>
        <translation>Quiconque voit l’écran peut alors le lire&#xa0;; sinon il n’y a que des noms et des nombres. Ce qu’écrivent des inconnus n’est jamais montré. Chaque salon dit dans son menu quels messages comptent, et aucun n’est annoncé tant que vous ne voulez pas être dérangé. Un appel qui sonne est annoncé dans tous les cas.</translation>
    </message>
    <message>
        <source>Messages and calls still come. “Quit” in the menu of the tray, or Ctrl+Q, ends the program.</source>
        <translation>Messages et appels arrivent toujours. «&#xa0;Quitter&#xa0;» dans le menu de l’icône, ou Ctrl+Q, termine le programme.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the program.</source>
        <translation>Ce bureau n’a pas de zone de notification&#xa0;: fermer la fenêtre termine le programme.</translation>
    </message>
    <message>
        <source>&amp;Quiet from</source>
        <comment>followed by a time, “to” and another time</comment>
        <translation>Si&amp;lence de</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Beginning of the quiet hours</source>
        <translation>Début des heures de silence</translation>
    </message>
    <message>
        <source>End of the quiet hours</source>
        <translation>Fin des heures de silence</translation>
    </message>
    <message>
        <source>Nothing is announced then, and calls ring only as they do while you are not to be disturbed. What comes is here when you look.</source>
        <translation>Rien n’est annoncé alors, et les appels ne sonnent que comme lorsque vous ne voulez pas être dérangé. Ce qui arrive vous attend ici.</translation>
    </message>
    <message>
        <source>Start Causerie &amp;hidden when you sign in to this computer</source>
        <translation>Démarrer Causerie en &amp;arrière-plan à l’ouverture de la session de l’ordinateur</translation>
    </message>
    <message>
        <source>This could not be changed: %1</source>
        <comment>%1 is the system&apos;s reason</comment>
        <translation>Impossible de changer cela&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>causerie::ui::NoticeText</name>
    <message>
        <source>Hidden text</source>
        <translation>Texte caché</translation>
    </message>
    <message>
        <source>Hidden text: %1</source>
        <comment>%1 says what it is about</comment>
        <translation>Texte caché&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>causerie::ui::NoticeWords</name>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a person, %2 what they said</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n new message(s)</source>
        <comment>%1 is a person or a room</comment>
        <translation>
            <numerusform>%1 – %n nouveau message</numerusform>
            <numerusform>%1 – %n nouveaux messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n missed call(s)</source>
        <comment>%1 is a person</comment>
        <translation>
            <numerusform>%1 – %n appel manqué</numerusform>
            <numerusform>%1 – %n appels manqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n new message(s) and call(s)</source>
        <comment>%1 is a person; there are both</comment>
        <translation>
            <numerusform>%1 – %n nouveau message ou appel</numerusform>
            <numerusform>%1 – %n nouveaux messages et appels</numerusform>
        </translation>
    </message>
    <message>
        <source>Causerie goes on in the tray: messages and calls still come. “Quit” in the menu of its icon ends it, and the settings of notifications say what closing the window does.</source>
        <translation>Causerie continue dans la zone de notification&#xa0;: messages et appels arrivent toujours. «&#xa0;Quitter&#xa0;» dans le menu de son icône y met fin, et les réglages des notifications disent ce que fait la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <comment>%1 is a person or a room, %2 an address of ours</comment>
        <translation>%1, à %2</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message numerus="yes">
        <source>%n message request(s)</source>
        <translation>
            <numerusform>%n demande de message</numerusform>
            <numerusform>%n demandes de message</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody who is not among your contacts writes to you.</source>
        <translation>Quelqu’un qui n’est pas dans vos contacts vous écrit.</translation>
    </message>
    <message>
        <source>%1 is calling</source>
        <comment>%1 is a person</comment>
        <translation>%1 vous appelle</translation>
    </message>
    <message>
        <source>Incoming voice call</source>
        <translation>Appel vocal entrant</translation>
    </message>
    <message>
        <source>Incoming voice call for %1</source>
        <comment>%1 is an address of ours</comment>
        <translation>Appel vocal entrant pour %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Décrocher</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>Répondre…</translation>
    </message>
</context>
<context>
    <name>causerie::ui::Tray</name>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;État</translation>
    </message>
    <message>
        <source>&amp;Mute new messages</source>
        <translation>&amp;Taire les nouveaux messages</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
</context>
<context>
    <name>causerie::ui::TrayWords</name>
    <message numerus="yes">
        <source>Causerie – %n unread message(s)</source>
        <translation>
            <numerusform>Causerie – %n message non lu</numerusform>
            <numerusform>Causerie – %n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Hide Causerie</source>
        <translation>&amp;Cacher Causerie</translation>
    </message>
    <message>
        <source>S&amp;how Causerie</source>
        <translation>&amp;Montrer Causerie</translation>
    </message>
</context>
</TS>
