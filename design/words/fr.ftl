### Chaque mot de Soundings en français. Ce que veulent dire les noms, et qui lit ce fichier : voir en.ftl.
###
### Apostrophes typographiques ; espace insécable devant deux-points, espace fine insécable devant ; ? ! et dans « ».
### Ce qui est au féminin parle d’une note, d’une visite ou d’une promesse.

## The four destinations

app-name = Soundings
tagline = Voir le client sous la surface.
today = Aujourd’hui
visits = Visites
customers = Clients
team = Équipe
back = Retour
try-again = Réessayer
cancel = Annuler
add = Ajouter

## First run

first-question = Quel nom mettre sur vos notes ?
first-name = Votre nom
first-stays = Tout reste sur ce téléphone tant que vous n’avez pas rejoint une équipe.
first-begin = Commencer
first-invitation = J’ai une invitation
first-invitation-next = Dites d’abord votre nom. Votre invitation vient ensuite.

## Today

start = Démarrer
note = Noter
you = Vous : { $engineer }
under-way = En cours
under-way-since = Depuis { $time }
next = Ensuite
start-this = Démarrer cette visite
unnamed-visit = Une visite, pas encore nommée
visit-place = { $customer }, { $site }
today-empty-title = Pas encore de visite
today-empty = Ici vient ce que vos clients disent et font. Touchez Démarrer quand vous en rencontrez un. Vous le nommerez plus tard.
today-rest = Aucune visite en cours. Touchez Démarrer quand vous rencontrez un client.
one-thing = Une chose à faire
open-capture = Ouvrir la visite
look-at-visit = Voir la visite
share-it = Partager avec l’équipe
promises-due = Promesses à tenir
promise-to = À { $names }
promise-by-engineer = Promis par { $engineer }
due-today = Aujourd’hui
due-on = Pour le { $day }
due-was = C’était pour le { $day }
more-promises = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
notes = { $count ->
    [0] pas encore de notes
    [one] { $count } note
   *[other] { $count } notes
}

## Today: the one thing to do

one-thing-still-there = Toujours sur place ? Rien n’a été noté depuis trois heures.
    .terminal = Toujours sur place ? Rien n’a été noté depuis trois heures : soundings visit end
one-thing-share = { $count ->
    [one] { $count } note d’une visite finie n’est encore qu’à vous.
   *[other] { $count } notes d’une visite finie ne sont encore qu’à vous.
}
    .terminal = { $count ->
        [one] { $count } note d’une visite finie n’est encore qu’à vous : soundings share { $visit }
       *[other] { $count } notes d’une visite finie ne sont encore qu’à vous : soundings share { $visit }
    }
one-thing-sort = { $count ->
    [one] { $count } note d’une visite finie n’est encore dans aucune carte.
   *[other] { $count } notes d’une visite finie ne sont encore dans aucune carte.
}
    .terminal = { $count ->
        [one] { $count } note n’est encore dans aucune carte : soundings sort { $visit }
       *[other] { $count } notes ne sont encore dans aucune carte : soundings sort { $visit }
    }
one-thing-file = { $count ->
    [one] { $count } note n’a pas encore de visite ou de touche.
   *[other] { $count } notes n’ont pas encore de visite ou de touche.
}
    .terminal = { $count ->
        [one] { $count } note n’a pas encore de visite ou de touche : soundings visit list
       *[other] { $count } notes n’ont pas encore de visite ou de touche : soundings visit list
    }
one-thing-compare = Deux versions d’une même chose sont côte à côte. Les deux sont gardées.
    .terminal = Deux versions sont côte à côte : soundings status, puis resolve { $entity }

## What stands between this device and the team

sharing-no-team = { $count ->
    [0] Tout reste sur ce téléphone tant que vous n’avez pas rejoint une équipe.
    [one] { $count } note, seulement sur ce téléphone tant que vous n’avez pas rejoint une équipe.
   *[other] { $count } notes, seulement sur ce téléphone tant que vous n’avez pas rejoint une équipe.
}
    .terminal = { $count ->
        [0] Tout reste sur cet ordinateur tant que vous n’avez pas rejoint une équipe.
        [one] { $count } note sur cet ordinateur. Tout y reste tant que vous n’avez pas rejoint une équipe.
       *[other] { $count } notes sur cet ordinateur. Tout y reste tant que vous n’avez pas rejoint une équipe.
    }
sharing-joining = Votre invitation est en route vers le serveur de votre équipe.
    .terminal = Votre invitation est gardée sur cet ordinateur. Elle part à la prochaine synchronisation.
sharing-joining-away = Le serveur de votre équipe ne répond pas à votre invitation depuis { $time }. Elle est gardée et part d’elle-même, mais ne vaut que dix minutes.
    .terminal = Le serveur de votre équipe ne répond pas à votre invitation depuis { $time }. Elle est gardée, mais ne vaut que dix minutes.
sharing-together = L’équipe a tout.
sharing-together-checked = L’équipe a tout, vérifié à { $time }.
sharing-files-follow = { $count ->
    [one] L’équipe a vos mots. { $count } fichier suit.
   *[other] L’équipe a vos mots. { $count } fichiers suivent.
}
sharing-waiting-notes = { $count ->
    [one] { $count } note sur ce téléphone. Rien à faire.
   *[other] { $count } notes sur ce téléphone. Rien à faire.
}
    .terminal = { $count ->
        [one] { $count } note sur cet ordinateur. Elle part à la prochaine synchronisation.
       *[other] { $count } notes sur cet ordinateur. Elles partent à la prochaine synchronisation.
    }
sharing-waiting-things = { $count ->
    [one] { $count } changement sur ce téléphone, pas encore avec l’équipe. Rien à faire.
   *[other] { $count } changements sur ce téléphone, pas encore avec l’équipe. Rien à faire.
}
    .terminal = { $count ->
        [0] Rien n’attend sur cet ordinateur. Le reste part à la prochaine synchronisation.
        [one] { $count } changement sur cet ordinateur, pas encore avec l’équipe. Il part à la prochaine synchronisation.
       *[other] { $count } changements sur cet ordinateur, pas encore avec l’équipe. Ils partent à la prochaine synchronisation.
    }
sharing-away-notes = { $count ->
    [one] { $count } note sur ce téléphone. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
   *[other] { $count } notes sur ce téléphone. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
}
    .terminal = { $count ->
        [one] { $count } note sur cet ordinateur. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
       *[other] { $count } notes sur cet ordinateur. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
    }
sharing-away-things = { $count ->
    [0] Rien n’attend sur ce téléphone. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
    [one] { $count } changement sur ce téléphone, pas encore avec l’équipe. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
   *[other] { $count } changements sur ce téléphone, pas encore avec l’équipe. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
}
    .terminal = { $count ->
        [0] Rien n’attend sur cet ordinateur. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
        [one] { $count } changement sur cet ordinateur, pas encore avec l’équipe. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
       *[other] { $count } changements sur cet ordinateur, pas encore avec l’équipe. Le serveur de votre équipe ne répond pas depuis { $time }. Rien à faire.
    }
sharing-needs-you = { $count ->
    [one] { $count } chose a besoin de vous.
   *[other] { $count } choses ont besoin de vous.
}

## The state of one thing, beside it

sync-state-on-this-phone = sur ce téléphone
    .terminal = sur cet ordinateur
sync-state-on-its-way = en route
sync-state-kept-for-you = le serveur de votre équipe la garde pour vous
    .terminal = le serveur de votre équipe la garde pour vous
sync-state-with-the-team = avec l’équipe
sync-state-needs-you = a besoin de vous

## Why something needs you, and what to do

needs-you-reason-versions = Deux versions sont côte à côte. Choisissez-en une, les deux, ou écrivez-en une troisième.
    .terminal = plusieurs versions sont côte à côte
needs-you-reason-too-large = Le serveur de votre équipe dit que c’est trop grand. C’est gardé ici ; réduisez-le ou exportez-le.
    .terminal = le serveur de votre équipe dit que c’est trop grand
needs-you-reason-not-understood = Le serveur de votre équipe n’a pas pu le lire. C’est gardé ici ; réessayez après une mise à jour, ou exportez-le.
    .terminal = le serveur de votre équipe n’a pas pu le lire
needs-you-reason-not-known-here = Le serveur de votre équipe l’a refusé pour une raison que cette version ne connaît pas. Tout est gardé ici ; mettez l’app à jour et envoyez-le à nouveau.
    .terminal = le serveur de votre équipe l’a refusé pour une raison que cette version ne connaît pas
needs-you-reason-dependent = Cela s’appuie sur une chose que le serveur de votre équipe a refusée. C’est gardé ici ; réglez d’abord celle-là.
    .terminal = cela s’appuie sur une chose que le serveur de votre équipe a refusée
needs-you-reason-erased = C’est effacé pour tout le monde. Ce que vous avez écrit n’est pas envoyé.
    .terminal = c’est effacé pour tout le monde
needs-you-reason-cannot-apply = Il est arrivé quelque chose que cette version ne sait pas lire. C’est gardé ; mettez l’application à jour.
    .terminal = il est arrivé quelque chose que cette version ne sait pas lire ; c’est gardé
needs-you-reason-not-vouched-for = Il est arrivé sous le nom d’un collègue quelque chose que son téléphone n’a pas signé. C’est gardé, sans être montré ; dites-le à qui s’occupe du serveur de votre équipe.
    .terminal = il est arrivé quelque chose que l’appareil de son auteur n’a pas signé ; c’est gardé sans être montré
needs-you-reason-waits-for-others = Il est arrivé quelque chose qui s’appuie sur ce qui n’est pas encore là. C’est gardé, et montré dès que cela arrive.
    .terminal = il est arrivé quelque chose qui s’appuie sur ce qui n’est pas encore là ; c’est gardé
needs-you-reason-key-not-here = Ce qui n’est qu’à vous sur vos autres appareils est scellé avec votre clé, que celui-ci n’a pas. Reprenez-la depuis l’un d’eux ; en attendant, vos propres notes d’ici restent ici.
    .terminal = ce qui n’est qu’à vous sur vos autres appareils attend votre clé ; reprenez-la depuis l’un d’eux
needs-you-reason-shared-meanwhile = Sur un appareil vous avez dit que ceci reste à vous seul, et vous l’avez partagé depuis un autre entre-temps : l’équipe l’a. Dites que cela peut rester partagé, ou supprimez-le.
    .terminal = sur un appareil vous avez dit que ceci reste à vous seul, et vous l’avez partagé depuis un autre entre-temps ; l’équipe l’a : note change --share-too le laisse partagé, note delete le supprime

## Capture

where-are-you = Où êtes-vous ? (plus tard, c’est bien aussi)
no-visit = Une note sans visite
key-hint = Garde ce que vous avez écrit comme note
field-hint = Écrivez, puis touchez une touche
nothing-yet = Rien de noté ici encore. Écrivez, puis touchez l’une des quatre touches : la note est gardée.
last-note = Dernière note
last-note-menu = Que faire de cette note
someone = Quelqu’un
someone-question = Qui est-ce ?
someone-hint = Un nom, ou « opérateur de nuit, ligne 3 »
take-picture = Prendre une photo
picture-none = Aucun appareil photo n’a répondu. Rien n’est perdu.
choosing-none = Aucune application n’a répondu pour choisir. Rien n’est perdu.
chosen-ten = Dix à la fois sont prises. Choisissez les autres pour la note suivante.
printing-none = Ce téléphone n’a rien pour imprimer. Envoyez-le plutôt.
pictures = { $count ->
    [one] { $count } photo part avec cette note
   *[other] { $count } photos partent avec cette note
}
pictures-wait = Ce que vous avez joint n’est encore dans aucune note. Appuyez sur une touche, ou laissez-le de côté ; puis terminez.
remove-pictures = Laisser de côté
star = Étoile
is-on = activée
is-off = désactivée
thoughts = { $count ->
    [one] { $count } pensée
   *[other] { $count } pensées
}
end = Terminer
end-words = Ce qui reste dans le champ est gardé comme note sans touche.
end-only = Terminer, garder pour moi
ask-first = Toujours la même visite ?
ask-first-words = Cette visite est calme depuis un moment. Vos mots sont toujours dans le champ.
ask-first-yes = Oui, ajouter ici
ask-first-no = Non, garder sans visite
deleted = Note supprimée
undo = Annuler

## A promise

promise = Promesse
promise-what = Qu’avons-nous dit que nous ferions ?
promise-to-whom = À qui
promise-until = Nous le promettons pour le
promise-needs = Écrivez ce que nous promettons et choisissez à qui.
until-this-friday = Ce vendredi
until-next-friday = Vendredi prochain
until-pick = Choisir un jour
promised = Promesse notée pour le { $day }

## A note

exact-quote = « { $words } »
exact-words = Ses mots exacts
star-it = Mettre une étoile
unstar = Retirer l’étoile
starred = étoilée
delete = Supprimer
no-key-yet = pas encore de touche
    .terminal = sans touche
from-memory = de mémoire
corrected = corrigée
picture-follows = la photo suit
note-pictures = { $count ->
    [one] { $count } pièce jointe
   *[other] { $count } pièces jointes
}

## Capture: what is beside the field, what is hidden, what is spoken

exact-short = Exact
kept-kind = Gardée : { $kind }
hide-now = Masquer
hidden-words = Masquée. Les notes entrent toujours.
show-again = Afficher de nouveau
note-open = Ouvrir cette note
spoken-start = Dire cette note
spoken-running = { $count ->
    [one] Vous parlez : { $count } seconde. Lâchez pour garder, glissez vers le haut pour verrouiller.
   *[other] Vous parlez : { $count } secondes. Lâchez pour garder, glissez vers le haut pour verrouiller.
}
spoken-locked = { $count ->
    [one] Vous parlez, verrouillé : { $count } seconde.
   *[other] Vous parlez, verrouillé : { $count } secondes.
}
spoken-keep = Garder
spoken-drop = Laisser
spoken-refused = Le micro ne peut pas être utilisé. Autorisez-le dans les réglages du téléphone ; écrire marche comme avant.
spoken-again = Vous pouvez parler : maintenez encore la touche.
spoken-none = Aucun micro n’a répondu. Rien n’est perdu.
spoken-came-back = { $count ->
    [one] Une note parlée a été coupée. Ce qui était dit jusque-là est gardé.
   *[other] { $count } notes parlées ont été coupées. Ce qui était dit jusque-là est gardé.
}

## Pictures

picture-choose = Choisir des photos
attach = Joindre
attach-file = Choisir un fichier
picture-refused = L’appareil photo est refusé à Soundings. Autorisez-le dans les réglages du téléphone, ou choisissez une image qui est là.
picture-rule-no-words = Aucune photo ne peut être prise ici.
picture-rule-ask-words = Ici, chaque photo demande un oui.
picture-rule-not-asked-words = Personne n’a encore demandé si des photos peuvent être prises ici.
picture-said-yes = Ils ont dit oui
picture-said-no = Ils ont dit non
picture-of-ours = Elle montre quelque chose à nous
picture-title = Photo
picture-open = Ouvrir la photo
picture-cover-words = Ce que vous couvrez est brûlé dans chaque copie qui sort.
picture-draw-words = Touchez deux coins opposés, ou tracez de l’un à l’autre.
picture-text-words = Écrivez les mots, puis touchez là où ils commencent.
picture-one-corner = Un coin est posé. Touchez le coin opposé.
picture-words = Mots sur la photo
picture-drawn = Ce qui y est dessiné
picture-move = Déplacer
picture-move-words = Touchez l’endroit où le mettre.
picture-take-off = Enlever
picture-copy = Partager une copie
picture-nothing-drawn = Rien encore.

## Naming a visit

name-visit = Nommer cette visite
name-customer = Client
name-customer-hint = Tapez un nom ; ceux que vous connaissez sont proposés.
name-add = Ajouter « { $name } »
name-another = Un autre client
name-site = Site
name-people = Qui est là
name-person = Quelqu’un d’autre
name-objective = Dans quel but

## The page of a note

note-words = Mots
note-save-words = Garder ces mots
note-first-words = Premiers mots : { $words }
note-older-words = Effacer ses anciens mots
older-words = Ces mots disparaissent, sur chaque appareil et sur le serveur de votre équipe. La note reste, avec les mots qu’elle a maintenant.
older-words-sure = Effacer ses anciens mots ? On peut revenir en arrière pendant 24 heures.
older-words-erase = Les effacer
older-words-keep = Les garder
older-words-until = Ses anciens mots sont effacés pour toujours { $day }, { $time }. Jusque-là, vous pouvez les garder.
note-key = Touche
note-by = Qui l’a dit ou fait
note-about = De qui il s’agit
note-when = Quand c’était
note-place = Où exactement
note-stays-mine = Reste à moi seul
note-stays-mine-more = Elle n’est pas donnée à l’équipe avec sa visite.
note-marks = Marques
note-shows = Ce qu’elle montre sur les cartes
note-speaks-against = parle contre
note-versions = Deux versions sont côte à côte. Les deux sont gardées.
note-compare = Comparer
note-erase = Effacer pour de bon
note-attached = Joint
note-beside = Noter à côté de cette page
note-beside-more = Chaque ligne devient une note de cette visite, à son heure. La page elle-même n’est dans aucun rapport.
note-seconds = { $count } s
note-listen = Écouter
note-listen-stop = Arrêter
note-listen-not = Ce téléphone ne peut pas le lire. Partagez une copie pour l’écouter ailleurs.
note-fetch = Faire venir ici

## Ce que l’équipe n’a pas encore

earlier = Partager des choses d’avant
earlier-words = Votre équipe n’a rien de tout cela. Choisissez ce qu’elle reçoit. Ce qui est partagé peut être supprimé, mais pas repris.
earlier-none = Il ne reste rien à partager.
earlier-go = { $count ->
    [0] Rien de choisi pour l’instant
    [one] Partager { $count } chose
   *[other] Partager { $count } choses
}

## A teammate’s visit

show-visit = Laisser un collègue rejoindre
show-visit-words = Un collègue lit ce code et il est dans votre visite, sans réseau. Il n’y a que des noms, aucune note.
show-visit-code = Un code pour l’appareil photo d’un collègue
join-visit = Rejoindre la visite d’un collègue
join-visit-words = Scannez le code sur le téléphone de votre collègue, ou collez ce qu’il a envoyé.
join-visit-field = Ce qu’il a envoyé
join-visit-of = La visite de { $engineer }
join-visit-here = Vous avez déjà cette visite.
join-visit-go = Rejoindre cette visite

## Today: what leads on

one-thing-sort-go = Les trier
one-thing-file-go = Les classer
only-here = Ces notes ne sont que sur ce téléphone.
only-here-since = Ces notes ne sont que sur ce téléphone ; votre dernière sauvegarde : { $day }.
only-here-back-up = Sauvegarder
only-here-later = Plus tard
promise-take-back = Retirer la promesse

## Visits, customers, team

visits-empty = Chaque visite et chaque appel se trouve ici, le plus récent d’abord.
not-filed = Notes pas encore rangées
visit-no-notes = Pas encore de notes ici.
customers-empty = Les clients que vous rencontrez se trouvent ici, avec tout ce que vous savez d’eux.
team-alone = Seulement vous, pour l’instant.
team-alone-more = Quand vous aurez rejoint une équipe, ce que vous partagez sera ici pour tous, et ce qui n’est qu’à vous le restera.
team-alone-invite = Pour que quelqu’un vous rejoigne ici, demandez une invitation à son nom à qui s’occupe du serveur de votre équipe.

## Visits: the log, and one visit before, during and after

choose = Choisir
search = Chercher
search-field = Chercher partout
search-begin = Notes, visites, personnes, promesses : écrivez un mot de ce que vous cherchez.
search-nothing = Rien ici ne contient tous ces mots.
search-not-yet = { $count ->
    [one] { $count } note vient d’arriver et ne se trouve pas encore par ses derniers mots.
   *[other] { $count } notes viennent d’arriver et ne se trouvent pas encore par leurs derniers mots.
}
search-since = À partir d’un jour
search-since-day = Dès { $day }
search-until = Jusqu’à un jour
search-until-day = Jusqu’à { $day }
search-best = Les plus proches d’abord
search-customer = Chercher chez ce client
search-person = Chercher au sujet de cette personne
found-site = Site
# Beside a hit of the search: what somebody expects of a visit.
expected = Attendu
visits-planned = Prévues
visits-begun = Jusqu’ici
file-notes = { $count ->
    [one] Ranger { $count } note
   *[other] Ranger { $count } notes
}
choose-visit = Choisir sa visite
which-visit = Quelle visite ?
all-filed = Chaque note a sa visite et sa touche.
plan-visit = Prévoir une visite
call-ourselves = Nous appeler nous-mêmes
findings = Ce que nous avons trouvé sur nous-mêmes
plan-it = La prévoir
plan-needs = Choisissez le jour et l’heure. Le reste se dit plus tard.
whom-with = Avec qui ?
customer-new = Un nouveau client : { $name }
plan-when = Quand ?
pick-time = Choisir l’heure
plan-zone = Heure de { $zone }
what-for = Pour quoi faire ?
what-kind = De quoi s’agit-il ?
face-plan = Avant
face-notes = Notes
face-after = Après
continue-visit = Continuer cette visite
set-mark = Marquer cette note
unmark = Ne l’est plus : { $mark }
folded = replié
unfolded = déplié
briefing = Fiche client
who-does-what = Qui demande, écrit, regarde
what-to-ask = À demander
ask-it-too = Le demander aussi
no-questions = Pas encore de question. Choisissez un guide, ou écrivez la vôtre.
question-own = Une question à vous
asked = posée
keep-words = Garder ces mots
move-up = Monter
leave-out = Retirer
what-we-expect = Ce que nous attendons
nothing-expected = Personne n’a écrit ce qu’il attend.
expect-field = À quoi vous attendez-vous ?
expect-rule = Trois au plus. Cela ne change plus une fois la visite commencée.
how-sure = En êtes-vous sûr ?
after-start = écrit après le début
seats = Places
seat-take = La prendre
seat-leave = La rendre
seat-withdraw = Ne plus l’offrir
seat-what-for = Que pourrait faire qui vient avec vous ?
seat-offer = Offrir une place
report-ready = Votre rapport est prêt
lead-report = Copiez-le en texte, envoyez-le ou imprimez-le.
debrief = Bilan
lead-debrief = Cinq questions, chacune peut être passée.
lead-sort = Trier les notes
lead-sort-more = Une note par carte, un geste par partie de la carte.
lead-pairs = Ne va pas ensemble
lead-pairs-more = Ce qu’ils ont dit à côté de ce que nous avons vu.
lead-summary = Un résumé pour le client
lead-summary-more = Ce que nous avons vu et promis, en mots simples.
went-out = Ce qui est sorti
lead-went-out = Qui a lesquels de nos documents.
end-promised = Ce que nous avons promis
outcome-words = En quelques mots, si vous voulez

## Visits: the end, the report, what goes out

end-when = Quand s’est-elle terminée ?
end-when-now = À l’instant
end-when-left = { $day }, { $time }, avec la dernière note
end-met = Qui nous avons rencontré
end-met-more = Demandez-leur ce que nous pouvons faire de ce qu’ils ont dit. Qui n’est pas interrogé reste dans l’équipe.
end-first-words = Ce qu’elles disaient d’abord
end-first-words-more = De ces notes, votre équipe reçoit aussi les premiers mots, qui ne sont pas ce qu’elles disent maintenant.
    .terminal = De ces notes, l’équipe reçoit aussi les premiers mots, qui ne sont pas ce qu’elles disent maintenant. Pour les effacer : soundings note erase ID --older-words
end-first-words-erase = Effacer ces premiers mots
end-first-words-sure = Effacer ce que ces notes disaient avant ? On peut revenir en arrière pendant 24 heures, à la page de chaque note.
quote-me = Me citer
finer-uses = Plus
fewer = Moins
met-too = { $name } était là aussi
met-someone = Quelqu’un d’autre que nous avons rencontré
share-notes = { $count ->
    [one] Partager { $count } note
   *[other] Partager { $count } notes
}
share-thoughts = { $count ->
    [one] Partager { $count } pensée
   *[other] Partager { $count } pensées
}
# Behind “Share 7 notes”.
and-thoughts = { $count ->
    [one] et { $count } pensée
   *[other] et { $count } pensées
}
copy-text = Copier en texte
copied = Copié. Collez-le là où il faut.
send-html = Envoyer comme page
send-markdown = Envoyer en Markdown
print-pdf = Imprimer, ou PDF
paper = Pages écrites à la main
paper-more = Photographiez ce que vous avez écrit à la main. Chaque page devient une note, à côté de laquelle vous écrivez, et n’est dans aucun rapport.
for-others = Pour d’autres
for-others-more = D’abord, voyez-le comme son lecteur le verra.
sort-notes = { $count ->
    [one] Trier { $count } note (environ { $minutes } min)
   *[other] Trier { $count } notes (environ { $minutes } min)
}
preview-words = Voici ce que son lecteur verra : les mots de ceux qui ont accepté, et rien des autres.
withheld = { $count ->
    [one] { $count } note n’y est pas : quelqu’un n’y a pas été interrogé ou n’a pas accepté.
   *[other] { $count } notes n’y sont pas : quelqu’un n’y a pas été interrogé ou n’a pas accepté.
}
read-first = À lire d’abord
read-first-more = Ce qu’ils ont fait, ce qui les entoure ou un nom peut trahir quelqu’un. Chacune ne part que si vous le dites.
may-go = Peut partir
to-whom = À qui va-t-il ?
to-whom-more = C’est noté, pour pouvoir le redemander.
let-it-go = Le laisser partir
went-to = C’est noté : il va à { $to }. Copiez-le, envoyez-le ou imprimez-le.
went-to-whom = à { $whom }
nothing-went-out = Rien n’est sorti.
sent-to = { $what } à { $to }
somebody-gone = quelqu’un qui n’est plus là
without-name = sans nom
has-withdrawn = n’est plus d’accord
fetch-back = Quelqu’un n’y est plus d’accord. Redemandez cette copie.
it-is-back = Elle est revenue
it-is-out = Elle est encore dehors
was-fetched-back = revenue

## Visits: debrief, deleted and erased, guides, files taken in

debrief-finish = J’ai fini
debrief-pass = Passer, sans réponse
debrief-answer = Votre réponse
debrief-open = Les réponses de tous sont ouvertes.
debrief-opens = Les réponses des autres s’ouvrent quand tous les présents ont fini.
debrief-opens-at = Les réponses des autres s’ouvrent quand tous les présents ont fini, au plus tard { $day }, { $time }.
expected-and-was = Ce que nous attendions, et ce qu’il en fut
write-anew = L’écrire autrement
ask-next-time = Le demander la prochaine fois
recently-deleted = Supprimé récemment
nothing-deleted = Rien n’a été supprimé ces 30 derniers jours.
something = Quelque chose sans mots
with-things = { $count ->
    [one] et { $count } chose avec
   *[other] et { $count } choses avec
}
back-until = Peut revenir jusqu’au { $day }
being-erased = Il va être effacé. Ramené, il reste.
bring-back = Le ramener
erase = Effacer
erase-what = Ses mots, ses noms, ses images et son histoire partent de chaque appareil et du serveur de votre équipe.
erase-stays = Ce qui reste : que quelque chose était là, quand, et qui l’a effacé.
erase-this = Effacer ceci
erase-only-delete = Seulement le supprimer
erase-only-delete-more = Supprimé, il n’est plus sous les yeux de personne et peut être ramené pendant 30 jours. Effacé, ses mots sont partis pour de bon.
delete-or-erase = Supprimer ou effacer
erase-sure = Après un jour, personne ne peut le ramener. L’effacer ?
erase-for-good = L’effacer pour toujours
keep-it = Le garder
erasing-until = Il est hors de vue, et effacé pour toujours { $day }, { $time }. Jusque-là, vous pouvez revenir en arrière.
take-back = Revenir en arrière
things-in-all = { $count ->
    [one] { $count } chose en tout
   *[other] { $count } choses en tout
}
guides = Guides
guides-more = Des questions ouvertes à emporter. Choisissez-en un dans le plan d’une visite.
guide-new = Un guide à vous
guide-name = Comment il s’appelle
comes-with = vient avec Soundings
take-in-file = Reprendre un fichier
import-what = Un rapport de visite en Markdown, un tableau de clients en CSV ou des cartes de visite en vCard. Vous voyez ce qui en serait fait avant que rien ne soit écrit.
import-choose = Choisir un fichier
import-other = Choisir un autre fichier
import-take = Le reprendre
import-undo = Tout annuler
import-made = { $count ->
    [one] { $count } chose a été créée.
   *[other] { $count } choses ont été créées.
}
# How many of a kind: “Customer: 2 new, 1 here already”.
import-count = { $what } : { $counts }
import-new = { $count ->
    [0] rien de plus
    [one] { $count } de plus
   *[other] { $count } de plus
}
import-here = { $count ->
    [one] { $count } déjà là
   *[other] { $count } déjà là
}
import-back = { $count ->
    [one] { $count } supprimé revient
   *[other] { $count } supprimés reviennent
}
import-erased = { $count ->
    [one] { $count } effacé le reste
   *[other] { $count } effacés le restent
}
import-like = Est-ce les mêmes ?
import-same = Le même que { $name }
import-new-one = Quelqu’un ou quelque chose d’autre
import-columns = Ce qui est dans quelle colonne
import-encoding = Si ces lignes semblent fausses, choisissez autrement
import-needs-day = Le rapport ne dit pas quel jour c’était. Dites-le d’abord.
import-needs-columns = Dites d’abord quelle colonne est celle du client ou de la personne.
import-needs-decision = Dites d’abord, parmi les noms semblables, lesquels sont les mêmes.
import-left = { $count ->
    [one] { $count } ligne reste dans le fichier
   *[other] { $count } lignes restent dans le fichier
}
import-line = Ligne { $line } : { $why }
import-no-words = pas de mots
import-no-name = ne nomme personne
import-no-text = trop long, ou pas du texte
import-unclear-day = un jour qui peut en être un autre
import-cut-off = coupé
import-too-many = plus que ce qui se prend d’un coup
column-first-name = Prénom
column-last-name = Nom
column-role = Fonction
## Customers, their sites and people

open-questions = Questions ouvertes
concerns = Inquiétudes
priorities = Priorités
promises-not-kept-yet = Ce que nous avons promis et pas encore tenu
came-of-last-visit = Ce que la dernière visite a donné
their-people = Leurs gens
below-the-surface = Sous la surface
sites = Sites
visits-until-now = Visites et appels jusqu’ici
could-ask = Vous pourriez demander aussi
nothing-planned = Aucune visite n’est prévue.
nobody-asked = Personne ne lui a encore demandé : équipe seulement.
nobody-knows = Personne de votre équipe ne l’a rencontré.
knows-since = { $engineer }, la dernière fois le { $time }
no-outcomes = Rien n’en est encore sorti.
nothing-looks-the-same = Rien ne semble être deux fois la même chose.
internal-customer = de notre propre maison
internal-customer-switch = De notre propre maison
internal-customer-more = On lui rend visite comme à un autre. Personne n’y est incité.
also-called = aussi : { $names }
what-matters = Ce qui compte pour eux
people-known = { $count ->
    [0] Personne de connu
    [one] { $count } personne
   *[other] { $count } personnes
}
all-of-them = Tout voir
search-everything = Chercher
looks-the-same = Deux fois le même ?
add-customer = Ajouter un client
customer-name = Nom du client
add-site = Ajouter un site
site-name = Nom du site
add-person = Ajouter une personne
person-name = Nom
person-description = Qui c’est, en quelques mots
person-described = Sans nom
person-described-more = Quelques mots suffisent, comme opératrice de nuit, ligne 3.
person-role = Ce que cette personne y fait
unnamed = sans nom
not-the-same-after-all = Finalement pas le même
went-out-title = Ce qui est sorti
no-questions-here = Aucune question n’est ouverte ici.
marked-empty = Les notes et les éléments de carte que vous marquez ainsi sont ici.
who-knows = Qui les connaît
maps-as-one = Toutes leurs cartes en une
came-of-it = Ce qui en est sorti
outcomes-more = Tout voir, ou ajouter
add-outcome = Noter ce qui en est sorti
in-a-few-words = En quelques mots
correct-words = Corriger les mots
what-they-agreed = Ce qu’ils acceptent
asked-on = Demandé le { $day }
not-asked = pas demandé
copies-to-fetch-back = Copies à redemander
speaks-of-them = Ce qui parle d’eux à l’extérieur
a-document = Document
it-is-not-back = Elle n’est pas revenue
copy-is-back = la copie est revenue
make-poster = Composer une affiche
look-at-poster = Voir l’affiche
what-they-said = Ce qu’ils ont dit et fait
no-notes-of-them = Aucune note ne vient d’eux pour l’instant.
to-their-customer = Voir leur entreprise
pictures-here = Les photos sur ce site
they-are-one = C’est le même
they-are-two = Ce sont deux
look-at-it = Regarder
two-customers = Deux clients aux noms semblables
two-sites = Deux sites d’un client
two-people = Deux personnes d’un client
two-visits = Deux visites d’un site au même moment
print-it = Imprimer
hand-on = Transmettre en texte
questions-title = Questions
answered-ones = Celles qui ont une réponse
questions-empty = Une note marquée comme question reste ici jusqu’à sa réponse.
answer-it = Répondre
the-answer = La réponse
by-you = vous
customer-was-told = Le client a été informé
nobody-here = Personne ici pour l’instant.

## What can be changed of a thing, and what goes with it

note-tags = Étiquettes
note-tag = Une nouvelle étiquette
note-tags-more = Touchez une étiquette pour la retirer.
change-name = Changer le nom
give-name = Lui donner un nom
change-person = Changer le nom ou le rôle
looked-again = J’ai regardé
older = Ce qui est plus ancien
older-than = D’avant le { $day }. Rien ne s’efface de soi-même.
older-visits = { $count ->
    [one] { $count } visite, avec ses notes
   *[other] { $count } visites, avec leurs notes
}
new-map = Une nouvelle carte
new-map-whose = De qui est cette carte ?
new-map-situation = En quelques mots, comme : un lot revient.
new-map-make = Créer la carte
speak-answer = Répondre de vive voix
example = Exemple
example-look = Regarder un exemple
example-leave = Le quitter
show-more = Afficher la suite
older-people = Personnes sans rien de plus récent
goes-customer = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
goes-site = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
goes-person = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
goes-visit = { $count ->
    [one] { $count } visite ou appel
   *[other] { $count } visites et appels
}
goes-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
goes-file = { $count ->
    [one] { $count } photo, note vocale ou fichier
   *[other] { $count } photos, notes vocales et fichiers
}
goes-promise = { $count ->
    [one] { $count } promesse
   *[other] { $count } promesses
}
goes-map = { $count ->
    [one] { $count } carte
   *[other] { $count } cartes
}
goes-entry = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
goes-question = { $count ->
    [one] { $count } question ou réponse
   *[other] { $count } questions et réponses
}
goes-debrief = { $count ->
    [one] { $count } réponse de débriefing
   *[other] { $count } réponses de débriefing
}
goes-insight = { $count ->
    [one] { $count } découverte
   *[other] { $count } découvertes
}
goes-story = { $count ->
    [one] { $count } histoire
   *[other] { $count } histoires
}
goes-poster = { $count ->
    [one] { $count } affiche
   *[other] { $count } affiches
}
goes-document = { $count ->
    [one] { $count } trace d’un envoi
   *[other] { $count } traces d’envois
}
goes-rest = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
erase-named = Ceci reste, et contient le nom. Regardez-le vous-même : corrigez-le, ou effacez-le aussi.
erase-named-nowhere = Rien d’autre ici ne contient le nom.
nothing-older = Rien n’est plus ancien.

## What the team makes of it

open-seats = Places libres
no-seats = Aucune place n’est offerte.
insights = Enseignements
insight-less = une partie de ce sur quoi il reposait n’est plus là
meeting-pack = Réunion
not-met-lately = Clients que personne n’a vus ces temps-ci
not-met-yet = pas encore rencontré
all-met = Chaque client a été rencontré ces six dernières semaines.
what-surprised-us = Ce qui nous a surpris
pack-nothing = Rien à tenir, rien d’ouvert, et tout le monde a été vu.
expected-otherwise = Nous nous attendions à ceci : { $expected }. C’était autre chose.
story-of-the-week = L’histoire de la semaine
told-by = racontée par { $name }
story-hangs = Elle est accrochée au mur.
no-stories = Aucune histoire n’a encore été racontée.
has-left = a quitté l’équipe depuis
poster-hangs = accrochée
poster-is-down = décrochée
poster-withdrawn = sa personne n’est pas sur le mur
no-posters = Aucune affiche n’a encore été composée. Qui est sur le mur y apparaît quand même.
a-picture = une photo
hangs-no-more = n’est plus accroché
promise-said-made = faite : { $text }, pour le { $day }
promise-said-until = désormais pour le { $day }
promise-said-words = dit autrement : { $text }
promise-not-told = Le client n’est pas informé de l’état actuel.
customer-told = le client a été informé
summary = Résumé
summary-unstarred = { $count ->
    [one] { $count } note sans étoile n’y est pas.
   *[other] { $count } notes sans étoile n’y sont pas.
}
plain-too-short = Nos mots sont trop peu nombreux pour en dire la difficulté.
difficulty-easy = facile
difficulty-fair = moyen
difficulty-hard = difficile
jargon-found = { $count ->
    [0] Aucun jargon trouvé.
    [one] { $count } mot qu’ils ne connaissent peut-être pas :
   *[other] { $count } mots qu’ils ne connaissent peut-être pas :
}
jargon-plainer = { $word } : { $plainer }
jargon-own = { $word } : un mot de votre équipe
posters = Affiches
own-hours = Mes heures
own-words = Nos mots à nous
workshop = Atelier
nothing-due = Aucune promesse à tenir ces jours-ci.
who-is-in-it = Qui en fait partie
insights-empty = Ce que plusieurs visites vous ont appris est ici.
last-met = rencontré la dernière fois le { $day }
seats-need-a-plan = Prévoyez une visite, puis vous pourrez y offrir une place.
plan-a-visit = Prévoir une visite
offer-seat = Offrir une place
offered-by = offerte par { $engineer }
take-seat = La prendre
leave-seat = La rendre
withdraw-seat = Ne plus l’offrir
all-promises = Toutes les promesses
no-promises = Aucune promesse sur cette liste.
what-became = Qu’en est-il devenu ?
customer-knows = Le client le sait-il ?
told-on = Le client a été informé le { $day }.
i-told-them = Je leur ai dit
change-promise = Un autre jour, d’autres mots
what-was-said-of-it = Ce qui en a été dit
versions-stand = Deux versions sont côte à côte.
compare-them = Les comparer
story-nobody = Personne n’est là pour la raconter cette semaine.
story-your-turn = C’est votre tour.
story-you-took = Vous la racontez cette semaine.
story-turn = C’est au tour de { $name }.
week-of = Semaine du { $day }
take-story = Je la raconte
pass-story = Passer mon tour
tell-story = La raconter
change-story = La modifier
story-also = { $name } a aussi pris cette semaine. Son histoire est gardée.
the-story = Comment la confiance d’un client a-t-elle grandi ?
the-story-more = Deux minutes, racontées, pas lues.
which-customer = Avec quel client
who-is-in-story = Qui y paraît, chez eux
what-it-rests-on = Les notes sur lesquelles elle repose
story-on-the-wall = Elle peut être sur le mur
story-on-the-wall-more = Seulement tant que chacun y est lui-même.
take-off-the-wall = L’enlever du mur
stories-before = Histoires déjà racontées
when-you-are-away = Quand vous n’êtes pas là
away-days = Pas là du { $from } au { $until }
away-from = Pas là à partir du
away-since = À partir du { $from }
away-until = Jusqu’au
back-after-all = Là finalement
press-to-put-back = touchez pour l’enlever
the-latest = Voir les dernières
nothing-found = Rien ne contient tous ces mots.
add-insight = Écrire un enseignement
the-insight = Que vous ont appris plusieurs visites ?
the-insight-more = Il repose sur des notes d’au moins deux visites.
notes-that-led-to-it = Les notes qui y ont mené
find-a-note = Trouver une note
add-a-note = Ajouter une note
take-note-away = Enlever cette note
hours-and-minutes = { $hours } h { $minutes } min
own-hours-since = Avec des clients, depuis le { $day }
own-hours-alone = Vous seul voyez ceci. C’est calculé quand vous regardez, et gardé nulle part.
posters-how = Qui est sur le mur peut avoir une affiche. Composez-la sur sa page.
look-at-person = Voir la personne
hang-it-again = La raccrocher
take-it-down = La décrocher
change-poster = Modifier l’affiche
print-poster = Imprimer l’affiche
poster-to-more = Il est noté qu’elle est sortie.
to-whom-it-goes = À qui cela va
no-picture = Pas de photo
nothing-may-hang = Rien de cela ne peut être accroché maintenant.
summary-ours = Ce que vous voulez dire vous-même
as-they-will-see-it = Comme ils le verront
summary-withheld = { $count ->
    [one] { $count } note reste ici : quelqu’un n’y a pas consenti.
   *[other] { $count } notes restent ici : quelqu’un n’y a pas consenti.
}
read-these-first = Lisez d’abord ceci
read-these-first-more = Quelqu’un pourrait-il être reconnu, ou en souffrir ? Seul part ce que vous activez.
summary-gone = Il est noté que c’est parti. Transmettez-le maintenant.
how-plain = Vos mots sont-ils simples ?
rule-of-thumb = Le repère pour six semaines
not-on-the-wall = Pas sur le mur
no-customer-named = Aucun client nommé
years-of-school = { $number } années d’école (Flesch–Kincaid)
ease-of-reading = { $number } sur 100 (Kandel–Moles)
story-taken = { $name } la raconte cette semaine.

## Joining a team

join = Rejoindre une équipe
join-words = Collez l’invitation reçue. Ce que vous avez noté jusqu’ici reste à vous seul tant que vous ne le partagez pas.
join-field = Invitation
join-paste = Coller
join-server = Vous rejoignez l’équipe dont le serveur est { $server }.
join-go = Rejoindre
join-done = Vous êtes dans votre équipe.
join-done-more = Ce que vous avez noté avant reste à vous seul tant que vous ne le partagez pas.
join-close = Terminé

## Settings

settings = Réglages
settings-you = Vous
settings-you-more = Ce nom figure sur vos notes.
settings-team = Votre équipe
settings-no-team = Vous n’avez pas rejoint d’équipe.
settings-server = Le serveur de votre équipe est { $server }.

## Where everything stands between here and the team, and why

sync = Où en est tout
sync-waits = Ce qui attend ici
sync-waiting = { $count ->
    [0] Rien n’attend.
    [one] { $count } changement attend, { $size }.
   *[other] { $count } changements attendent, { $size }.
}
sync-only-here = { $count ->
    [one] { $count } note n’est qu’à vous, et nulle part ailleurs que sur ce téléphone.
   *[other] { $count } notes ne sont qu’à vous, et nulle part ailleurs que sur ce téléphone.
}
sync-kept-sealed = { $count ->
    [one] { $count } note que vous seul pouvez ouvrir est gardée sur le serveur de votre équipe.
   *[other] { $count } notes que vous seul pouvez ouvrir sont gardées sur le serveur de votre équipe.
}
sync-in-inbox = { $count ->
    [one] { $count } note venue d’en dehors de l’app n’a pas encore pu entrer. Elle est gardée, et essayée à chaque ouverture.
   *[other] { $count } notes venues d’en dehors de l’app n’ont pas encore pu entrer. Elles sont gardées, et essayées à chaque ouverture.
}
sync-only-here-opens = Aucun de vos appareils, sauf ce téléphone, ne peut les ouvrir pour l’instant.
sync-contact = Le serveur de votre équipe
sync-last-contact = Sa dernière réponse date du { $day } à { $time }.
sync-away = Il ne répond pas depuis { $day }, { $time }. Ce qui attend part de lui-même dès qu’il répond.
sync-no-contact = Il n’a pas encore répondu.
sync-server-full = Il n’a plus de place. Ce qui attend reste ici et part de lui-même dès qu’il en a. Dites-le à la personne qui s’en occupe.
sync-never-backed-up = Il dit n’avoir jamais été sauvegardé. Dites-le à qui s’en occupe.
sync-told-apart = Le serveur de votre équipe ne vous a pas dit la même chose qu’à { $name }. Ne vous y fiez pas : dites-le à qui s’en occupe.
sync-told-apart-itself = Le serveur de votre équipe a dit deux choses différentes à ce téléphone. Ne vous y fiez pas : dites-le à qui s’en occupe.
    .terminal = Le serveur de votre équipe a dit deux choses différentes à cet appareil. Ne vous y fiez pas : dites-le à qui s’en occupe.
sync-try-now = Essayer maintenant
sync-stopped = Pourquoi rien n’avance
sync-needs-you = A besoin de vous
sync-since = Depuis { $day }, { $time }
sync-retry = Renvoyer

## Sync : ce qui voyage, de téléphone à téléphone, un nouveau téléphone

needs-you-refused = Le dire autrement, ou en garder une copie
sync-reason-number = Le numéro de la raison : { $number }
refused-words = Ce que vous avez écrit
refused-explained = Dit autrement, cela repart vers votre équipe. Ce qui a été refusé ne va à personne.
refused-send = L’envoyer ainsi
refused-no-words = Il n’y a pas de mots à changer. Envoyez-le plus tard, ou gardez-en une copie.
refused-keep = Garder une copie de ceci
needs-you-look = Y aller
needs-you-compare = Comparer les versions
needs-you-key = Reprendre votre clé
needs-you-leave-shared = Laisser partagé
sync-files = Images et fichiers
sync-export = Garder une copie de tout
sync-by-itself = De lui-même
sync-background-on = Aussi quand l’application est fermée, dès qu’il y a un réseau.
sync-background-waits-network = Application fermée : attend un réseau.
sync-background-waits-battery = Application fermée : attend que la batterie ne soit plus faible.
sync-background-saver = L’économiseur de batterie est actif : ce qui attend part quand l’application est ouverte.
sync-background-data-saver = L’économiseur de données est actif : hors Wi-Fi, ce qui attend part quand l’application est ouverte.
sync-background-wifi = Images et fichiers attendent le Wi-Fi.

phones = De téléphone à téléphone
phones-words = Donnez à un collègue ce qui lui manque, sans serveur ni réseau entre vous : un fichier scellé, par le moyen de votre choix. Seuls ses appareils peuvent l’ouvrir.
phones-team = Votre équipe
phones-count = { $count ->
    [0] Aucun de ses téléphones n’est connu ici
    [one] { $count } téléphone
   *[other] { $count } téléphones
}
phones-yours = Vos autres téléphones
phones-given = Donné la dernière fois le { $day } à { $time }
phones-taken = Repris la dernière fois le { $day } à { $time }
phones-make-for = Faire un paquet pour { $name }
phones-made = Ce qui manque à { $name } est dans un fichier, { $size }, scellé pour ses appareils.
phones-made-later = { $count ->
    [one] { $count } image ou fichier est trop grand. Il suivra par le serveur de votre équipe.
   *[other] { $count } images et fichiers sont trop grands. Ils suivront par le serveur de votre équipe.
}
phones-share = Le partager
phones-take = Reprendre un paquet
phones-take-words = On vous en a donné un ? Choisissez le fichier. Il est repris en entier, ou pas du tout.
phones-making = En préparation…
phones-taking = En cours de reprise…
new-phone = Nouveau téléphone
new-phone-alone = Un nouveau téléphone reçoit vos notes d’une sauvegarde. Faites-en une ici, puis restaurez-la là-bas.
new-phone-alone-team = Ceci sert à un autre de vos téléphones dans la même équipe. Rejoignez d’abord l’équipe.
new-phone-old = Ceci est l’ancien téléphone
new-phone-old-words = Sur le nouveau téléphone, rejoignez l’équipe avec une invitation à votre nom, puis ouvrez-y cette page. Il montre un code : scannez-le ici. Montrez-lui ensuite le code qui apparaît ici.
new-phone-new = Ceci est le nouveau téléphone
new-phone-new-words = Montrez ce code à votre ancien téléphone. Scannez ensuite le code qu’il donne en réponse.
new-phone-shown-until = Valable jusqu’à { $time }.
new-phone-show = Montrer le code
new-phone-scan-new = Scanner le code du nouveau
new-phone-scan-old = Scanner le code de l’ancien
new-phone-answer = Montrez ceci à votre nouveau téléphone. Lui seul peut l’ouvrir.
new-phone-done = Ce téléphone a désormais votre clé.
new-phone-done-more = Ce qui n’est qu’à vous vient avec un paquet de votre ancien téléphone, ou par le serveur de votre équipe.
code-secret = Absent des captures d’écran et des applications récentes.
code-image = Code à scanner
code-copy = Le copier en texte
code-paste = Coller le texte du code
scan = Scanner un code
scan-words = Tenez le code dans le cadre.
scan-light = Lumière
scan-refused = L’appareil photo est refusé à Soundings. Autorisez-le dans les réglages du téléphone, ou collez le texte du code.
scan-no-camera = L’appareil photo n’est pas disponible. Collez le texte du code.
to-phone-settings = Vers les réglages du téléphone
join-scan = Scanner l’invitation

## Réglages

settings-files = Images et fichiers
settings-wifi-only = Originaux en Wi-Fi seulement
settings-wifi-only-more = Mots et petites images voyagent sur tout réseau.
settings-largest = Le plus grand qui vient de lui-même
settings-largest-size = Jusqu’à { $size }
settings-free = Faire de la place sur ce téléphone
settings-free-more = Ce qui a plus de 30 jours et que garde le serveur de l’équipe part d’ici. Il revient quand vous le demandez.
settings-freed = { $count ->
    [0] Rien à libérer pour l’instant.
    [one] { $count } image ou fichier est parti de ce téléphone, { $size }.
   *[other] { $count } images et fichiers sont partis de ce téléphone, { $size }.
}
settings-noting = Noter et trier
settings-nudges = Une meilleure question
settings-nudges-more = Une ligne grise sous une de vos pensées qui juge. Vous seul la voyez.
settings-left-thumb = Touches pour le pouce gauche
settings-left-thumb-more = Inverse les touches d’une visite, la rangée au-dessus et les cases du tri. Sur ce téléphone seulement.
settings-reminders = Rappels
settings-names = Nommer le client
settings-names-more = Sinon, un rappel dit seulement de quoi il s’agit.
settings-remind = Me rappeler
settings-remind-more = Une fois à la fin d’une visite, une fois le lendemain matin, et le jour d’une promesse. Puis plus rien.
settings-notify = Noter depuis la notification
settings-notify-more = Pendant une visite, trois touches s’y trouvent et prennent une note sans ouvrir l’application. Elle ne nomme personne.
settings-remind-refused = Les notifications de Soundings sont désactivées dans les réglages du téléphone.
settings-together = Ce que votre équipe décide
settings-retention = Combien de temps on garde
settings-retention-none = Rien n’est proposé à l’effacement
settings-retention-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
settings-retention-more = Ce qui est plus ancien est proposé à l’effacement, jamais effacé de lui-même.
settings-zone = Où commencent vos semaines
settings-zone-none = Personne n’a encore pris d’histoire
settings-zone-here = Prendre le fuseau de ce téléphone, { $zone }
settings-own-words = Les mots de votre équipe
settings-language = Langue
settings-language-more = Ouvre les réglages du téléphone pour Soundings.
settings-keep = En lieu sûr
settings-lock = Verrouiller l’application
settings-lock-more = Demande empreinte, visage ou code du téléphone avant de montrer quoi que ce soit. Noter reste possible.
settings-lock-none = Ce téléphone n’a pas de verrouillage d’écran. Choisissez-en un dans ses réglages.
settings-backup-last = Dernière sauvegarde le { $day } à { $time }
settings-backup-never = Jamais sauvegardé
settings-import = Reprendre ce que vous avez
own-words-words = Des mots clairs pour votre équipe et ses clients. La chasse au jargon les laisse passer.
own-words-field = Un mot
own-words-none = Pas encore de mot. Ajoutez le premier.
own-words-remove = Retirer { $word } de la liste

## Sauvegarder et restaurer

backup = Sauvegarde
backup-words = Tout votre carnet dans un fichier scellé. Gardez-le ailleurs que sur ce téléphone.
backup-lock = Ce qui l’ouvre
backup-passphrase = Une phrase secrète
backup-code = Un code de secours, imprimé
backup-passphrase-field = Phrase secrète
backup-passphrase-more = Douze caractères au moins, par exemple quatre mots sans rapport. Elle n’est gardée nulle part.
backup-again = La même encore une fois
backup-differs = Les deux diffèrent. Tapez-la de nouveau.
backup-code-words = Imprimez-le ou notez-le, et gardez-le loin de ce téléphone. Il n’est montré que maintenant, et rien d’autre n’ouvre la sauvegarde.
backup-code-kept = Je l’ai sur papier
backup-print = L’imprimer
backup-making = Sauvegarde en cours…
backup-made = Tout est dans un fichier, { $size }.
backup-not-here = { $count ->
    [one] { $count } image ou fichier n’est pas sur ce téléphone et n’y est pas.
   *[other] { $count } images et fichiers ne sont pas sur ce téléphone et n’y sont pas.
}
backup-keep-passphrase = Seule votre phrase secrète l’ouvre. Sans elle, la sauvegarde est perdue.
backup-stop = Arrêter
restore = Restaurer une sauvegarde
restore-have = J’ai une sauvegarde
restore-words = Choisissez le fichier. Votre carnet en est refait sur ce téléphone, tel qu’il était alors.
restore-choose = Choisir le fichier
opened-backup = Ce fichier est une sauvegarde. Un carnet en est fait là où il n’y en a pas encore ; le vôtre reste tel qu’il est.
restore-asks-passphrase = Elle s’ouvre avec une phrase secrète.
restore-asks-code = Elle s’ouvre avec un code de secours.
restore-code-field = Code de secours
restore-go = La restaurer
restore-restoring = Restauration en cours…
export-words = Tout ce qui est à vous, en fichiers que lisent d’autres programmes. C’est votre propre copie, entière : ne la transmettez pas.
export-made = Tout est dans un fichier, { $size }.
keep-safe = Mettez vos notes en lieu sûr
keep-safe-words = Ces notes ne sont que sur ce téléphone. Deux minutes maintenant, ou quand vous voulez dans les Réglages.

## Verrouillé

locked-title = Soundings est verrouillé
locked-words = Vous pouvez noter ; rien n’est montré avant le déverrouillage.
locked-unlock = Déverrouiller
locked-failed = Toujours verrouillé. Réessayez.
locked-kept = Gardée. Vous la verrez une fois déverrouillé.

## Ce qui se montre hors de l’application, sans aucun nom

notify-capture = Une visite est en cours
notify-capture-more = Touchez pour noter.
notify-debrief = Votre visite est encore fraîche
notify-debrief-morning = Votre visite d’hier
notify-debrief-more = Cinq questions, chacune peut être passée.
notify-promise = Une promesse est pour aujourd’hui
notify-promise-more = Touchez pour voir laquelle.
notify-with = { $what } : { $customer }
notify-channel-capture = Visite en cours
notify-channel-reminders = Rappels
shortcut-note = Noter ce qu’on vous dit
shortcut-note-short = Noter
shortcut-visit = Commencer une visite
widget-words = Noter quelque chose
share-in = Le noter
share-in-kept = Gardée, encore sans touche.
share-in-none = Rien là-dedans ne peut être noté.
share-in-first = Rien n’a été gardé : ouvrez Soundings une fois et dites votre nom, puis partagez de nouveau.

## Sorting: a note a card

sort = Trier
sort-whose = Sur la carte de qui vont ces notes ?
sort-nobody = Personne n’est nommé à cette visite. Dites qui vous avez rencontré, puis triez.
sort-situation = De quelle situation est la carte ? Laissée vide, c’est ce pour quoi était la visite.
sort-situation-field = Situation
sort-card = La note à trier
sort-likely = le plus probable
sort-not-about = Pas à propos de { $name }
sort-not-for-map = Pas pour la carte
sort-later = Plus tard
sort-put-off = { $count ->
    [one] { $count } fiche pour plus tard
   *[other] { $count } fiches pour plus tard
}
sort-look-at-later = Les regarder maintenant
sort-same-as = Comme : { $entry }
sort-went-same = Montre ce qui était là
sort-skipped = Passé
sort-answered = Écrit
sort-use-words = Utiliser seulement ces mots
sort-all-words = Utiliser tous les mots
sort-only = Seuls ces mots y vont. Le reste attend une autre partie.
sort-look-at-map = Regarder la carte
sort-sentence = Une phrase
sort-put-there = La mettre sur la carte
sort-skip = Passer
sort-ask-next = Demander la prochaine fois
sort-left = { $count ->
    [one] encore { $count } fiche
   *[other] encore { $count } fiches
}
sort-guess = Où qu’elle aille, elle y sera une supposition.
sort-done = Toutes les fiches sont triées.
sort-show-it = Qu’est-ce qui le montre ?
map-somebody = Quelqu’un

## Maps

maps = Cartes
maps-empty = La carte de chaque personne pour qui vous triez des notes se trouve ici.
map-above = Au-dessus de l’eau
map-below = Sous l’eau
map-entries = { $count ->
    [0] Aucune entrée
    [one] { $count } entrée
   *[other] { $count } entrées
}
map-look-at-notes = Regarder les notes
map-more-ways = Autres façons de regarder
map-empty = Rien ici pour l’instant. Triez une note dans cette partie, ou écrivez ce que vous pensez.
map-no-notes = Aucune note ne montre encore quelque chose ici.
map-write = Ce que vous pensez
map-write-guess = L’ajouter comme supposition
map-times = { $word } ×{ $count }
map-from-notes = { $count ->
    [one] de { $count } note
   *[other] de { $count } notes
}
map-but = { $count ->
    [one] mais : { $count } note
   *[other] mais : { $count } notes
}
map-versions = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}
map-only-you = { $count ->
    [one] { $count } de plus, seulement à vous
   *[other] { $count } de plus, seulement à vous
}
entry-shown-by = Ce qui le montre
entry-against = Ce qui parle contre
entry-nothing-shows = Aucune note ne le montre : c’est une supposition.
entry-words-since = mots corrigés depuis
entry-history = Ce qu’il est devenu
entry-a-note = une note
entry-own-words = Avec vos propres mots
entry-keep-words = Garder ces mots
entry-move = Déplacer vers une autre partie
entry-same = Dit la même chose qu’une autre
entry-link = Ajouter une note
entry-link-for = Elle le montre
entry-link-against = Elle parle contre
entry-no-notes = Il n’y a pas d’autre note de cette personne à choisir.
entry-unlink = Retirer cette note
map-ask-next = À demander ensuite : { $parts }
entry-erased = (ce qu’il montrait a été effacé)
entry-made = créé dans { $part } { $text }
entry-moved = déplacé vers { $part }
entry-rewritten = a écrit : { $text }
entry-linked = { $note } le montre
entry-linked-against = { $note } parle contre
entry-unlinked = { $note } retiré
map-tray = Pas encore sur la carte
map-tray-empty = Chaque note de cette personne est sur la carte.
map-choose-part = Touchez maintenant la partie où elle va.
map-put-into = La mettre dans : { $part }
map-move-to = Déplacer vers : { $part }

## Two versions

compare = Deux versions
compare-how = Ce qui diffère est souligné. Rien n’est encore choisi.
compare-was = Avant
compare-older = Un appareil a écrit plus de versions qu’il n’en tient côte à côte. Les plus anciennes sont gardées, sans être montrées ici.
compare-mine = La mienne
compare-other-device = La mienne, sur un autre appareil
compare-keep = Garder celle-ci
compare-both = Garder les deux
compare-third = En écrire une troisième
compare-keep-third = Garder la troisième
compare-decided = C’est décidé. Il n’y a plus rien à comparer.

## Workshops: guess together, then look

workshops = Ateliers
workshops-empty = Cinq minutes, une personne : chacun suppose seul, tout s’ouvre d’un coup, puis vous demandez de chaque supposition si vous l’avez vue.
workshop-start = Supposer ensemble
workshop-begin = Commencer
workshop-about = De qui est la carte ?
workshop-find = Chercher une personne
workshop-nobody = Personne ne s’appelle ainsi ici.
workshop-another = Choisir quelqu’un d’autre
workshop-who = Qui participe
workshop-guest = Quelqu’un d’autre, par son nom
workshop-add-guest = Ajouter ce nom
workshop-give-to = Donnez le téléphone à { $name }
workshop-got-it = C’est moi, { $name }, et personne ne regarde
workshop-take-turn = Prendre votre tour
workshop-go-on = Continuer
workshop-open-now = L’ouvrir maintenant
workshop-which-seen = Lesquelles avons-nous vues ?
workshop-we-saw = Nous l’avons vue
workshop-as-guess = Sur la carte, comme supposition
workshop-no-notes = Aucune note de cette personne ne peut la montrer.
workshop-is-open = ouvert
workshop-not-open = pas encore ouvert
turn-of = Ce que vit { $name }
turn-left = encore { $time }
turn-over = Le temps est écoulé. Finissez votre phrase.
turn-guess = Qu’en pensez-vous ?
turn-keep = Garder cette supposition
turn-take-back = La reprendre
turn-done = J’ai fini
workshop-waits = Rien ne se montre tant que tout le monde n’a pas fini.
workshop-opens = Les suppositions se montrent quand tout le monde a fini, quand la personne qui a lancé l’atelier l’ouvre, ou { $time }.
workshop-nothing = Personne n’a rien supposé.
workshop-late = arrivée après l’ouverture
workshop-placed = sur la carte
turn-state-to-come = à venir
turn-state-under-way = en cours
turn-state-done = fini

## Views of maps

four = Dit, pense, fait, ressent
map-many = Plusieurs cartes en une
map-count = { $count ->
    [0] Aucune carte
    [one] { $count } carte
   *[other] { $count } cartes
}
pair-differs = Cela ne concorde pas
pair-matches = Cela concorde
pair-keep = Garder la réponse
pair-thought = La garder comme pensée
pair-entry = La mettre sur la carte
pair-used = C’est fait. Elle y est maintenant.
deck-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
deck-start = Le jouer maintenant
map-on-a-sheet = Sur une feuille, à imprimer
deck-print = Imprimer les cartes
four-says = Dit
four-thinks = Pense
four-does = Fait
four-feels = Ressent
four-around = Autour
map-of-people = { $people } personnes sur { $all }
map-newest-only = Il y en a d’autres : voici les 500 plus récentes.
unmatched = Ne concorde pas
make-both-true = Qu’est-ce qui rendrait les deux vraies ?
pairs-proposed = Est-ce que cela concorde ?
pairs-none = Rien de ce qui a été dit n’est à côté de quelque chose de vu.
pair-both-ways = l’un dit que cela ne concorde pas, l’autre que si
deck = Jeu de rôle
deck-you-are = Vous êtes
deck-see = Ce que vous voyez
deck-say = Ce que vous dites
deck-do = Ce que vous faites
deck-hear = Ce que vous entendez
deck-need-to-do = Ce que vous avez à faire
deck-pain = Ce que vous craignez
deck-gain = Ce que vous espérez
deck-other = Ce que vous avez encore en tête
deck-unknown = Ce que personne ne sait encore
deck-rules = Comment jouer
deck-rule-play = Dites-le avec vos mots. Ce qui a été dit ou vu pèse plus qu’une supposition.
deck-rule-guess = Là où aucune carte ne dit rien, dites que vous ne savez pas. Personne n’est inventé ici.
deck-rule-write = Il en sort des suppositions, et des questions pour la prochaine visite. Cela ne montre jamais rien du client.

## What iOS asks for in our name

apple-camera = Pour les photos qui vont avec vos notes, et qui restent sur ce téléphone tant que vous ne les partagez pas ; et pour scanner un code.
apple-face = Soundings demande à qui est ce téléphone avant de montrer vos notes, là où vous l’avez voulu.
apple-shortcut = Noter dans { $app }
apple-microphone = Vous dictez une note en tenant une touche ; elle reste sur ce téléphone tant que vous ne la partagez pas.

## The notebook can't be opened

shut-title = Votre carnet ne peut pas s’ouvrir maintenant
shut-key = La clé de votre carnet n’est pas là. Rien n’a changé. Déverrouillez le téléphone une fois, puis réessayez.
shut-still-write = Vous pouvez continuer à noter. Ce que vous écrivez est scellé sur ce téléphone, et votre carnet le reprend quand il s’ouvre.
kept-for-later = Gardée. Elle entre dès que votre carnet s’ouvre.
kept-sealed = { $count ->
    [one] { $count } note gardée
   *[other] { $count } notes gardées
}
key-missing = La clé de votre carnet n’est pas sur ce téléphone. Restaurez-la depuis votre sauvegarde ou votre ancien téléphone.
key-not-yet = Déverrouillez votre téléphone une fois, puis réessayez.
key-store = Le trousseau de ce téléphone n’a pas répondu. Rien n’a été changé ; réessayez.

## The words of values

encounter-kind-visit = Visite
    .terminal = visite
encounter-kind-meeting = Réunion
    .terminal = réunion
encounter-kind-call-listened = Appel que nous avons écouté
    .terminal = appel que nous avons écouté
encounter-kind-call-made = Appel que nous avons passé
    .terminal = appel que nous avons passé
encounter-kind-role-play = Jeu de rôle
    .terminal = jeu de rôle
encounter-kind-call-to-ourselves = Appel à nous-mêmes
    .terminal = appel à nous-mêmes

observation-kind-said = Dit
    .key = Dit
    .terminal = dit
observation-kind-did = Fait
    .key = Fait
    .terminal = fait
observation-kind-around = Autour
    .key = Autour
    .terminal = autour
observation-kind-thought = Je pense
    .key = Je pense
    .terminal = pensée

map-part-see = Ils voient
map-part-say = Ils disent
map-part-do = Ils font
map-part-hear = Ils entendent
map-part-need-to-do = À accomplir
map-part-pain = Ce qui pèse
map-part-gain = Ce qu’ils y gagnent
map-part-other = Autres pensées et sentiments

basis-told = dit
basis-seen = vu
basis-told-and-seen = dit et vu
basis-our-reading = notre lecture
    .terminal = { $count ->
        [one] notre lecture, d’après { $count } note
       *[other] notre lecture, d’après { $count } notes
    }
    .page = { $count ->
        [one] notre lecture, d’après { $count } note
       *[other] notre lecture, d’après { $count } notes
    }
basis-guess = supposition

audience-only-me = moi seulement
audience-team = l’équipe

consent-choice-team-only = Équipe seulement
    .terminal = équipe seulement
    .page = équipe seulement
consent-choice-quote-unnamed = Me citer, sans nom
    .terminal = me citer, sans nom
    .page = citer sans nom
consent-choice-quote-named = Me citer, avec le nom
    .terminal = me citer, avec le nom
    .page = citer avec le nom
consent-choice-wall = Sur le mur
    .terminal = sur le mur
    .page = sur le mur

use-quote = peut être cité
use-name = peut être nommé
use-picture = peut être montré en photo
use-wall = peut être sur le mur
document-kind-report = Rapport
document-kind-summary = Résumé
document-kind-poster = Affiche

photo-rule-not-asked = Pas encore demandé
    .page = photos : pas encore demandé
photo-rule-yes = Photos permises
    .page = photos permises
photo-rule-ask-each-time = Demander chaque fois
    .page = photos : demander chaque fois
photo-rule-no = Pas de photos
    .page = pas de photos

promise-state-open = ouverte
promise-state-kept = tenue
promise-state-late = tenue en retard
promise-state-changed = changée
promise-state-let-go = abandonnée

promise-standing-open = ouverte
promise-standing-due-today = pour aujourd’hui
promise-standing-past-its-day = jour passé
promise-standing-kept = tenue
promise-standing-late = tenue en retard
promise-standing-changed = changée
promise-standing-let-go = abandonnée
promise-standing-several = deux réponses côte à côte
    .page = deux versions

story-held-back-inside = qui la raconte la garde à l’intérieur
story-held-back-somebody-not-on-the-wall = quelqu’un qui y figure n’est pas sur le mur
story-held-back-names-somebody = elle nomme quelqu’un qu’on ne doit pas y lire
story-held-back-rests-on-what-is-gone = une chose sur laquelle elle repose a disparu : relisez-la
story-held-back-rests-on-what-may-not-hang = une chose sur laquelle elle repose ne peut pas être accrochée
story-held-back-several-versions = plusieurs versions se côtoient
story-held-back-too-long = elle est trop longue pour un mur

engineer-task-asks = pose les questions
engineer-task-writes = écrit
engineer-task-watches = observe

sureness-sure = sûr
sureness-fairly-sure = assez sûr
sureness-hunch = une intuition

expectation-outcome-as-expected = comme attendu
expectation-outcome-partly = en partie
expectation-outcome-otherwise = autrement
expectation-outcome-did-not-come-up = n’est pas venu
debrief-question-surprise = Qu’avez-vous vu ou entendu que vous n’auriez pas deviné ce matin ?
debrief-question-at-stake = Qui a le plus à perdre si rien ne change, et quoi ?
debrief-question-told-and-seen = Où ce qu’on nous a dit et ce que nous avons vu se séparent-ils ?
debrief-question-our-part = Que faisons-nous (conception, délais, papiers, mots) qui a rendu leur journée plus facile ou plus difficile ?
debrief-question-next = Qu’avons-nous dit que nous ferions, et que demanderez-vous la prochaine fois ?

debrief-end-finished = terminé
debrief-end-passed = passé

freshness-still-fresh = encore frais
freshness-from-memory = de mémoire

outcome-kind-new-work = nouveau travail
outcome-kind-referral = nous a envoyé quelqu’un
outcome-kind-complaint-solved = réclamation réglée
insight-basis-several = de plusieurs visites
insight-basis-one = d’une seule visite
insight-basis-guess = une supposition désormais

seat-standing-free = libre
seat-standing-taken = prise
seat-standing-taken-by-two = prise par deux, les deux l’ont
seat-standing-withdrawn = plus offerte
seat-standing-started = la visite a commencé

team-words-of-debrief-answer = dans un débriefing
team-words-of-insight = enseignement
team-words-of-open-seat = place libre
team-words-of-outcome = ce qui en est sorti
team-words-of-answer = réponse

question-source-guide = du guide
question-source-gap = pas encore connu
question-source-unanswered = sans réponse
question-source-ask-next = à demander ensuite
question-source-own = à nous

mark-question = Question
mark-concern = Souci
mark-priority = Priorité

attachment-kind-picture = photo
attachment-kind-spoken-note = note dictée
attachment-kind-file = fichier

drawn-shape-arrow = Flèche
    .terminal = flèche
drawn-shape-circle = Cercle
    .terminal = cercle
drawn-shape-text = Texte
    .terminal = texte
drawn-shape-cover = Cache
    .terminal = cache

# A picture that is kept as a file, and why it can’t be shown.
not-shown-coding = Elle est gardée comme fichier : les photos de ce type ne peuvent pas être montrées ici. Le lieu où elle a été prise peut encore s’y trouver.
not-shown-too-large = Elle est gardée comme fichier : la photo est trop grande pour être montrée ici.
not-shown-broken = Elle est gardée comme fichier : la photo qu’il contient est coupée ou abîmée.
covered = caché en partie
to-type-up = à mettre par écrit

shareable-kind-visit = Visite
    .terminal = visite
shareable-kind-note = Note
    .terminal = note
shareable-kind-map = Carte
    .terminal = carte
shareable-kind-map-entry = Élément de carte
    .terminal = élément de carte
shareable-kind-promise = Promesse
    .terminal = promesse
shareable-kind-customer = Client
    .terminal = client
shareable-kind-person = Personne
    .terminal = personne
shareable-kind-guide = Guide
    .terminal = guide
shareable-kind-insight = Enseignement
    .terminal = enseignement
shareable-kind-outcome = Ce qui est sorti de visites
    .terminal = ce qui est sorti de visites

depth-0 = pas encore
depth-1 = une fois
depth-2 = deux fois
depth-3 = trois fois ou plus
    .terminal = trois fois

## What went wrong: what happened, that nothing is lost where that is so, and what to do

error-not-found = Ce n’est plus ici. Revenez en arrière et réessayez.
    .terminal = il n’y a ici { $what ->
        [customer] aucun client
        [site] aucun site
        [person] aucune personne
        [visit] aucune visite
        [note] aucune note
        [map] aucune carte
        [map-entry] aucun élément de carte
        [promise] aucune promesse
        [engineer] aucun ingénieur
        [attachment] aucune pièce jointe
        [guide] aucun guide
        [question] aucune question
        [expectation] aucune attente
        [annotation] aucun dessin
       *[other] rien
    } avec cet identifiant ou ce nom
error-ambiguous = Plusieurs portent ce nom. Choisissez celui dont vous parlez.
    .terminal = ce nom ou cet identifiant convient à { $count } { $what ->
        [customer] clients
        [site] sites
        [person] personnes
        [visit] visites
        [note] notes
        [map] cartes
        [map-entry] éléments de carte
        [promise] promesses
        [engineer] ingénieurs
        [guide] guides
        [attachment] pièces jointes
        [annotation] dessins
       *[other] choses
    } ; donnez un identifiant
error-no-notebook = Il n’y a pas de carnet à cet endroit.
    .terminal = il n’y a pas de carnet dans ce dossier ; créez-en un : soundings init --engineer NOM
error-wrong-key = La clé de ce téléphone ne correspond pas à votre carnet. Rien n’a été touché ; restaurez-le depuis votre sauvegarde ou votre ancien téléphone.
    .terminal = cette clé n’ouvre pas ce carnet ; rien n’a été touché
error-newer = Une version plus récente de Soundings a écrit ce carnet. Rien n’est perdu ; mettez l’application à jour.
    .terminal = une version plus récente de Soundings a écrit ce carnet (schéma { $found }, celle-ci connaît { $known }) ; mettez l’application à jour, rien n’est perdu
error-damaged = Le carnet est endommagé. Ses fichiers sont restés tels quels ; ce que vous notez maintenant est en sécurité.
    .terminal = le carnet est endommagé ; ses fichiers sont restés tels quels, et les notes attendent à côté jusqu’à sa réparation
error-disk-full = Il n’y a plus de place sur ce téléphone. Libérez de l’espace et réessayez ; ce que vous aviez noté est en sécurité.
    .terminal = il n’y a plus de place sur cet appareil ; libérez de l’espace et réessayez, ce qui était noté est en sécurité
error-closed = Le carnet a été fermé. Rouvrez l’application ; rien n’est perdu.
    .terminal = le carnet est fermé
error-unknown = Un problème est survenu dans Soundings. Ce que vous aviez noté est en sécurité ; réessayez.
    .terminal = un problème est survenu dans Soundings ; rien de ce que vous aviez noté n’est perdu

## Why a rule says no

refusal-empty-text = Il n’y a pas encore de mots. Écrivez d’abord quelque chose, puis touchez une touche.
    .terminal = il n’y a ni mots ni pièce jointe ; écrivez d’abord quelque chose
refusal-text-too-long = C’est trop long pour une note. Le texte est toujours dans le champ ; partagez-le en plusieurs notes.
    .terminal = le texte dépasse 128 Kio ; il reste votre brouillon, partagez-le en plusieurs notes
refusal-control-characters = Le texte contient des caractères qui ne peuvent pas être affichés. Il est toujours dans le champ ; retirez-les.
    .terminal = le texte contient des caractères de contrôle qu’aucun écran ne peut montrer ; retirez-les
refusal-exact-needs-said = Seul ce que quelqu’un a dit peut être mot pour mot.
    .terminal = seul ce que quelqu’un a dit peut être mot pour mot
refusal-already-started = Cette visite a déjà commencé.
    .terminal = cette visite a déjà commencé
refusal-already-ended = Cette visite est déjà terminée. Ce que vous avez écrit est toujours là.
    .terminal = cette visite est déjà terminée ; partagez ses notes avec share
refusal-not-started = Cette visite n’a pas commencé. Démarrez-la d’abord.
    .terminal = cette visite n’a pas commencé
refusal-nothing-under-way = Aucune visite n’est en cours. Démarrez-en une, ou choisissez celle dont vous parlez.
    .terminal = aucune visite n’est en cours ; démarrez-en une ou dites laquelle
refusal-another-under-way = Une visite est déjà en cours. Terminez-la d’abord.
    .terminal = une visite est déjà en cours ; terminez-la d’abord
refusal-not-evidence = Une pensée, un jeu de rôle ou un appel à nous-mêmes ne montre jamais rien d’un client. Choisissez une autre note.
    .terminal = une pensée, un jeu de rôle ou un appel à nous-mêmes ne montre jamais rien d’un client
refusal-no-key-yet = Cette note n’a pas encore de touche. Choisissez d’abord s’ils l’ont dit, s’ils l’ont fait, ou si c’était autour d’eux.
    .terminal = cette note n’a pas encore de touche ; dites d’abord s’ils l’ont dit, s’ils l’ont fait, ou si c’était autour d’eux
refusal-evidence-gone = Cette note a été supprimée ou effacée et ne montre plus rien. Choisissez-en une autre.
    .terminal = cette note a été supprimée ou effacée et ne montre plus rien
refusal-range-outside = Ces mots ne sont pas dans la note. Sélectionnez-les à nouveau.
    .terminal = cet intervalle est hors des mots de la note
refusal-entry-needs-words = Il n’y a encore rien à ajouter. Écrivez une phrase, ou choisissez une note qui le montre.
    .terminal = il faut des mots, ou une note qui les montre
refusal-not-linked = Cette note n’est pas liée à cet élément. Rien n’a été changé.
    .terminal = cette note n’est pas liée à cet élément
refusal-already-linked = Cette note est déjà liée à cet élément.
    .terminal = cette note est déjà liée à cet élément
refusal-gone = Ceci a été supprimé ou effacé.
    .terminal = ceci a été supprimé ou effacé
refusal-not-deleted = Ceci n’est pas supprimé. Il n’y a rien à annuler.
    .terminal = ceci n’est pas supprimé, il n’y a rien à annuler
refusal-no-older-words = Cette note n’a pas d’anciens mots, ou ils disparaissent déjà.
    .terminal = cette note n’a pas d’anciens mots, ou ils disparaissent déjà
refusal-compare-first = Des versions de ceci sont côte à côte. Choisissez d’abord.
    .terminal = des versions sont côte à côte, choisissez d’abord
refusal-cannot-be-undone = Ceci a été effacé pour de bon et ne peut pas revenir.
    .terminal = ceci a été effacé pour de bon et ne peut pas revenir
refusal-bad-date = Ce n’est pas un jour du calendrier. Choisissez-en un autre.
    .terminal = ce n’est pas un jour du calendrier ; écrivez ven, demain, +10j, 4 déc ou 2026-12-04
refusal-bad-time = Ce n’est pas une heure. Choisissez-en une autre.
    .terminal = ce n’est pas une heure ; écrivez 14:30 pour aujourd’hui, ven 14h30, 4 déc 9:00, ou selon la RFC 3339
refusal-not-yet = Ce moment n’est pas encore venu. Une note dit ce qui s’est passé.
    .terminal = ce moment n’est pas encore venu ; une note dit ce qui s’est passé
refusal-file-missing = La photo n’est plus là. Vos mots sont toujours dans le champ ; reprenez-la.
    .terminal = ce fichier n’est pas là
refusal-file-is-folder = C’est un dossier. Vos mots sont toujours dans le champ ; choisissez un fichier.
    .terminal = c’est un dossier ; joignez un fichier
refusal-file-unreadable = Le fichier ne peut pas être lu. Ce que vous avez écrit est toujours là ; choisissez-le encore, ou un autre.
    .terminal = le fichier ne peut pas être lu
refusal-file-too-large = Le fichier dépasse 100 Mo. Vos mots sont toujours dans le champ ; choisissez-en un plus petit.
    .terminal = le fichier à joindre dépasse 100 Mo
refusal-file-empty = Ce fichier est vide. Vos mots sont toujours dans le champ ; reprenez la photo ou choisissez un autre fichier.
    .terminal = le fichier à joindre est vide
refusal-no-pictures = Les photos sont interdites sur ce site, et vos mots sont toujours dans le champ. Si quelqu’un là-bas a permis celle-ci, dites-le et ajoutez-la.
    .terminal = les photos sont interdites sur ce site ; si celle-ci a été permise, ou montre quelque chose à nous, ajoutez --anyway
refusal-no-picture = Il n’y a pas ici de photo qui puisse être montrée. Choisissez-en une autre.
    .terminal = il n’y a pas ici de photo qui puisse être montrée
refusal-points-outside = Ce n’est pas sur la photo, ou trop petit pour être vu. Dessinez-le encore une fois.
    .terminal = ce n’est pas sur la photo, ou trop petit pour être vu ; un endroit est deux nombres de 0 à 1000, comme 250,400
refusal-already-exists = Il y a déjà un carnet sur ce téléphone. Rien n’a été changé.
    .terminal = il y a déjà un carnet dans ce dossier
refusal-only-an-example = Ceci est un exemple à regarder : rien ne s’y écrit. Vos notes vont dans votre propre carnet.
    .terminal = ceci est un exemple à regarder : rien ne s’y écrit
refusal-already-joined = Ce carnet a déjà rejoint une équipe.
    .terminal = ce carnet a déjà rejoint une équipe
refusal-not-joined = Vous n’avez pas encore rejoint d’équipe. Rejoignez-en d’abord une avec une invitation.
    .terminal = ce carnet n’a pas rejoint d’équipe ; rejoignez-en d’abord une avec une invitation
refusal-invite-unreadable = Ce n’est pas une invitation, ou pas en entier. Copiez-la à nouveau.
    .terminal = ce n’est pas une invitation, ou pas en entier ; copiez-la à nouveau
refusal-invite-expired = Les dix minutes de l’invitation sont passées. Demandez-en une nouvelle.
    .terminal = les dix minutes de l’invitation sont passées ; demandez-en une nouvelle
refusal-invite-used = Quelqu’un a déjà utilisé cette invitation. Demandez-en une nouvelle.
    .terminal = quelqu’un a déjà utilisé cette invitation ; demandez-en une nouvelle
refusal-invite-unknown = Le serveur de votre équipe ne connaît pas cette invitation. Demandez-en une nouvelle.
    .terminal = le serveur ne connaît pas cette invitation ; demandez-en une nouvelle
refusal-wrong-hub = Un autre serveur répond que celui qui vous a invité. Rien n’a été envoyé ; demandez à qui vous a invité.
    .terminal = un autre serveur répond à cette adresse que celui qui vous a invité ; rien n’a été envoyé
refusal-revoked = L’accès de ce téléphone à l’équipe a été retiré. Ce qui est ici reste ici.
    .terminal = l’accès de cet appareil à l’équipe a été retiré ; ce qui est ici reste ici
refusal-leaving = Votre équipe a retiré l’accès de ce téléphone. Ce qui n’est pas encore envoyé va d’abord à son serveur, puis ce que l’équipe a est effacé ici.
    .terminal = votre équipe a retiré l’accès de cet appareil ; ce qui n’est pas encore envoyé va d’abord à son serveur, puis ce que l’équipe a est effacé ici
refusal-left = Votre équipe a retiré l’accès de ce téléphone, et ce qu’elle a est effacé ici. Rien de ce qui attendait n’est perdu : son serveur le garde, et ce qui n’était qu’à vous est toujours ici.
    .terminal = votre équipe a retiré l’accès de cet appareil, et ce qu’elle a est effacé ici ; rien de ce qui attendait n’est perdu, son serveur le garde, et ce qui n’était qu’à vous est toujours ici
refusal-device-unknown = Le serveur de votre équipe ne connaît plus ce téléphone. Ce qui attend reste ici ; demandez une nouvelle invitation.
    .terminal = le serveur de l’équipe ne connaît plus cet appareil ; demandez une nouvelle invitation, ce qui attend reste ici
refusal-update-needed = Le serveur de votre équipe parle une version plus récente. Ce qui attend reste ici ; mettez l’application à jour.
    .terminal = le serveur de l’équipe parle une version plus récente ; mettez l’application à jour, ce qui attend reste ici
refusal-not-allowed = Seul le téléphone d’un coordinateur peut faire cela. Demandez à qui gère le serveur de votre équipe.
    .terminal = seul l’appareil d’un coordinateur peut faire cela ; demandez à qui gère le serveur de votre équipe
refusal-engineer-unknown = Personne de votre équipe ne porte ce nom. Regardez la liste à nouveau.
    .terminal = cette personne n’a pas rejoint l’équipe
refusal-key-of-another = Cette clé est celle de quelqu’un d’autre. Prenez-la sur un autre de vos appareils.
    .terminal = cette clé est celle de quelqu’un d’autre ; prenez-la sur un autre de vos appareils
refusal-key-not-here = Ce téléphone attend lui-même votre clé. Prenez-la sur votre premier appareil.
    .terminal = cet appareil attend lui-même votre clé ; prenez-la sur votre premier appareil
refusal-nothing-to-resolve = Il n’y a qu’une version. Il n’y a rien à décider.
    .terminal = il n’y a qu’une version, rien à décider
refusal-not-refused = Le serveur de votre équipe n’en refuse plus rien.
    .terminal = le serveur de votre équipe n’en a rien refusé
refusal-cannot-be-changed = Cela ne peut pas être dit autrement d’ici. Envoyez-le à nouveau, ou gardez-en une copie.
    .terminal = cela ne peut pas être dit autrement : pas de tels mots, ou on ne sait pas ce qu’il en est devenu
refusal-unknown-version = Cette version n’est plus là. Regardez-les à nouveau.
    .terminal = ce champ n’a pas cette version
refusal-unknown-field = Il n’y a rien à décider ici.
    .terminal = ce champ n’existe pas, ou n’a pas de versions à départager
refusal-both-is-for-words = Seuls des mots peuvent être gardés tous les deux. Choisissez l’une des versions.
    .terminal = seuls des mots peuvent être gardés tous les deux ; gardez l’une des versions
refusal-seen-unreadable = Ceci a changé pendant que vous le regardiez. Ce que vous avez écrit est toujours là ; revenez et regardez à nouveau.
    .terminal = le jeton de ce qui a été vu n’est pas de ce carnet
refusal-already-shared = Votre équipe l’a déjà.
    .terminal = l’équipe l’a déjà
refusal-not-yours = C’est à quelqu’un d’autre de l’équipe. Seul son auteur peut le faire.
    .terminal = c’est à quelqu’un d’autre de l’équipe ; seul son auteur peut le faire
refusal-name-or-description = Écrivez d’abord un nom ou une description.
    .terminal = une personne a besoin d’un nom ou d’une description
refusal-key-unreadable = Ce n’est pas une clé. Copiez-la à nouveau, en entier.
    .terminal = ce n’est pas une clé ; une clé a 64 chiffres hexadécimaux
refusal-nobody-to-promise = Dites à qui c’était promis.
    .terminal = dites à qui c’était promis
refusal-cursor-unreadable = Cette liste a changé. Rien n’est perdu ; ouvrez-la à nouveau.
    .terminal = ce n’est pas un endroit de cette liste ; recommencez sans lui
refusal-wrong-kind = C’est une chose d’une autre sorte. Choisissez à nouveau.
    .terminal = cet identifiant désigne une chose d’une autre sorte
refusal-three-expectations = Vous attendez déjà trois choses de cette visite. Modifiez-en une, ou supprimez-en une.
    .terminal = vous attendez déjà trois choses de cette visite ; modifiez-en une, ou supprimez-en une
refusal-too-late-to-expect = Cette visite a commencé. Ce que vous en attendiez reste tel quel.
    .terminal = cette visite a commencé ; ce que vous en attendiez reste tel quel
refusal-unknown-zone = Personne ne connaît ce fuseau horaire. Choisissez-en un dans la liste.
    .terminal = ce n’est pas un fuseau horaire ; il s’en trouve un qui s’appelle America/Toronto
refusal-not-ended = Cette visite n’est pas terminée. Continuez-la.
    .terminal = cette visite n’est pas terminée
refusal-ended-too-long-ago = Cette visite est terminée depuis plus de dix minutes. Démarrez-en une autre, ou ajoutez votre note à celle-ci telle quelle.
    .terminal = cette visite est terminée depuis plus de dix minutes ; démarrez-en une autre, ou ajoutez-y des notes avec --visit
refusal-changed-since = Quelque chose a changé depuis. Regardez encore une fois avant l’envoi.
    .terminal = quelque chose a changé depuis ; regardez encore une fois
refusal-nothing-goes-out = Personne dans ce rapport n’a accepté d’être cité, et rien n’a été promis. Il n’y a rien à envoyer.
    .terminal = personne dans ce rapport n’a accepté d’être cité et rien n’a été promis ; il n’y a rien à envoyer
refusal-folder-not-empty = Ce dossier contient déjà quelque chose. Choisissez-en un nouveau.
    .terminal = il y a déjà quelque chose à cet endroit ; nommez un dossier nouveau ou vide
refusal-folder-missing = Cet endroit n’existe pas. Choisissez-en un autre.
    .terminal = le dossier où il devrait se trouver n’existe pas ; créez-le d’abord
refusal-no-export = Ce dossier ne contient pas d’export de Soundings. Choisissez celui où se trouve contents.json.
    .terminal = ce dossier ne contient pas d’export de Soundings ; nommez celui où se trouve contents.json
refusal-export-newer = Une version plus récente de Soundings a écrit cet export. Mettez l’application à jour.
    .terminal = une version plus récente de Soundings a écrit cet export ; mettez celle-ci à jour. Rien n’a été modifié
refusal-export-not-whole = Cet export n’est plus tel qu’il a été écrit : un fichier manque, est coupé ou a changé. Rien n’a été repris ; procurez-vous une copie entière.
    .terminal = cet export n’est plus tel qu’il a été écrit : un fichier manque, est coupé ou a changé. Rien n’a été repris ; procurez-vous une copie entière
refusal-import-changed = Ce que vous regardiez a changé entre-temps. Rien n’a été repris ; regardez à nouveau.
    .terminal = ce qui se trouve là a changé depuis l’aperçu ; rien n’a été repris, regardez à nouveau
refusal-not-text = Ce fichier ne contient pas de texte lisible. Choisissez-en un autre, ou indiquez son codage.
    .terminal = ce fichier ne contient pas de texte lisible ; si c’en est, indiquez son codage avec --encoding
refusal-import-too-large = Ce fichier dépasse 10 Mo. Partagez-le en plusieurs.
    .terminal = ce fichier dépasse 10 Mio ; partagez-le en plusieurs
refusal-import-undecided = Il faut d’abord dire quelque chose. Regardez ce qui est demandé.
    .terminal = il faut d’abord dire quelque chose ; l’aperçu (la même commande sans --yes) dit quoi
refusal-nothing-to-import = Rien dans ce fichier ne peut être repris. Choisissez un compte rendu, un tableau de clients ou des cartes de visite.
    .terminal = rien dans ce fichier ne peut être repris ; il faut des comptes rendus (.md), des tableaux de clients (.csv) ou des cartes de visite (.vcf)
refusal-no-import = Il n’y a plus d’import à annuler.
    .terminal = il n’y a plus d’import à annuler
refusal-passphrase-too-short = Cette phrase secrète est trop courte : prenez au moins douze caractères, par exemple quatre mots sans rapport entre eux.
    .terminal = cette phrase secrète est trop courte : prenez au moins douze caractères, par exemple quatre mots sans rapport entre eux
refusal-code-unreadable = Ce n’est pas un code de récupération. Il a sept groupes de quatre ; un caractère est peut-être mal tapé.
    .terminal = ce n’est pas un code de récupération ; il a sept groupes de quatre, et un caractère est peut-être mal tapé
refusal-wrong-passphrase = Cette phrase secrète n’ouvre pas cette sauvegarde. Rien n’a été écrit ; réessayez.
    .terminal = cette phrase secrète n’ouvre pas cette sauvegarde ; rien n’a été écrit
refusal-wrong-code = Ce code de récupération est celui d’une autre sauvegarde. Rien n’a été écrit ; cherchez celui imprimé avec celle-ci.
    .terminal = ce code de récupération est celui d’une autre sauvegarde ; rien n’a été écrit
refusal-file-exists = Un fichier porte déjà ce nom. Choisissez-en un autre.
    .terminal = quelque chose porte déjà ce nom ; choisissez-en un autre
refusal-backup-inside = Une sauvegarde à côté de votre carnet serait perdue avec lui. Choisissez un autre endroit.
    .terminal = c’est le dossier du carnet lui-même : une sauvegarde y serait perdue avec lui ; choisissez un autre endroit
refusal-cannot-write-there = Rien ne peut être écrit à cet endroit. Choisissez-en un autre.
    .terminal = rien ne peut être écrit à cet endroit ; choisissez-en un autre
refusal-no-backup = Ce fichier n’est pas une sauvegarde de Soundings. Choisissez-en un autre.
    .terminal = ce fichier n’est pas une sauvegarde de Soundings
refusal-backup-newer = Une version plus récente de Soundings a fait cette sauvegarde. Mettez l’application à jour.
    .terminal = une version plus récente de Soundings a fait cette sauvegarde ; mettez celle-ci à jour. Rien n’a été écrit
refusal-backup-cut-off = Cette sauvegarde est coupée : il en manque la fin. Rien n’a été écrit ; procurez-vous une copie entière.
    .terminal = cette sauvegarde est coupée, il en manque la fin ; rien n’a été écrit, procurez-vous une copie entière
refusal-backup-not-whole = Cette sauvegarde n’est plus telle qu’elle a été écrite : quelque chose y a changé. Rien n’a été écrit ; procurez-vous une autre copie.
    .terminal = cette sauvegarde n’est plus telle qu’elle a été écrite, quelque chose y a changé ; rien n’a été écrit, procurez-vous une autre copie
refusal-cancelled = Arrêté. Rien n’a été écrit.
    .terminal = arrêté ; rien n’a été écrit
refusal-no-bundle = Ce fichier n’est pas un paquet de Soundings. Choisissez-en un autre.
    .terminal = ce fichier n’est pas un paquet de Soundings
refusal-bundle-newer = Une version plus récente de Soundings a fait ce paquet. Mettez l’application à jour.
    .terminal = une version plus récente de Soundings a fait ce paquet ; mettez celle-ci à jour. Rien n’a été changé
refusal-bundle-not-whole = Ce paquet est coupé, ou quelque chose y a changé. Rien n’a été changé ici ; redemandez-le.
    .terminal = ce paquet est coupé, ou quelque chose y a changé ; rien n’a été changé ici, redemandez-le
refusal-bundle-not-for-you = Ce paquet n’est pas pour vous, ou pas pour ce téléphone. Demandez-en un qui le soit.
    .terminal = ce paquet n’est pas pour vous, ou pas pour cet appareil ; demandez-en un qui le soit
refusal-bundle-other-team = Ce paquet est celui d’une autre équipe. Rien n’a été changé.
    .terminal = ce paquet est celui d’une autre équipe ; rien n’a été changé
refusal-bundle-taken = Vous avez déjà repris ce paquet, ou l’avez fait sur ce téléphone. Rien n’a été changé.
    .terminal = vous avez déjà repris ce paquet, ou l’avez fait ici ; rien n’a été changé
refusal-bundle-not-vouched-for = Qui a fait ce paquet n’est pas dans votre équipe, pour autant que ce téléphone le sache. Rien n’a été changé ; joignez d’abord le serveur de l’équipe si vous le pouvez.
    .terminal = qui a fait ce paquet n’est pas dans votre équipe, pour autant que cet appareil le sache ; rien n’a été changé. Si vous le pouvez : soundings sync
refusal-bundle-gap = Il manque ici quelque chose entre ce que vous avez et ce paquet. Rien n’a été changé ; demandez-en un qui contienne tout.
    .terminal = il manque ici quelque chose entre ce que vous avez et ce paquet ; rien n’a été changé. Demandez-en un avec tout : soundings bundle export --all
refusal-bundle-not-now = Ce téléphone a été restauré et attend son nouveau nom. Joignez une fois le serveur de l’équipe, puis réessayez.
    .terminal = cet appareil a été restauré et attend son nouveau nom. Quand le serveur de l’équipe est à portée : soundings sync
refusal-bundle-to-nobody = Aucun autre téléphone de cette personne n’est encore connu ici. Joignez une fois le serveur de l’équipe, ou reprenez d’abord un paquet d’elle.
    .terminal = aucun autre appareil de cette personne n’est encore connu ici ; synchronisez une fois, ou reprenez d’abord un paquet d’elle
refusal-card-unreadable = Ce n’est pas le bon code, ou une lettre y est fausse. Scannez-le encore.
    .terminal = ce n’est pas le bon code, ou une lettre y est fausse ; recopiez-le en entier
refusal-card-other-team = Ce code est celui d’une autre équipe. Rien n’a été changé.
    .terminal = ce code est celui d’une autre équipe ; rien n’a été changé
refusal-card-expired = Ce code a plus de dix minutes. Affichez-en un nouveau.
    .terminal = ce code a plus de dix minutes ; affichez-en un nouveau
refusal-device-not-yours = Ce n’est pas un autre de vos téléphones, pour autant que celui-ci le sache. Joignez une fois le serveur de l’équipe avec les deux.
    .terminal = ce n’est pas un autre de vos appareils, pour autant que celui-ci le sache. Sur les deux, une fois : soundings sync
refusal-key-not-asked = Ce code ne répond pas à celui que ce téléphone affichait. Affichez-le de nouveau sur ce téléphone, et scannez-le avec l’ancien.
    .terminal = ce code ne répond pas à celui que cet appareil affichait. Ici d’abord : soundings device show
refusal-key-here = Ce téléphone a déjà votre clé. Rien n’a été changé.
    .terminal = cet appareil a déjà votre clé ; rien n’a été changé
refusal-already-same = Ces deux-là n’en font déjà qu’un. Il n’y a rien à déclarer.
    .terminal = ces deux-là n’en font déjà qu’un
refusal-not-declared-same = Rien n’a été déclaré identique à cela.
    .terminal = rien n’a été déclaré identique à cela, il n’y a rien à reprendre
refusal-years-outside = Ce n’est pas un nombre d’années de conservation. Choisissez de 1 à 100.
    .terminal = ce n’est pas un nombre d’années de conservation, choisissez de 1 à 100
refusal-situation-needed = Il manque la situation de la nouvelle carte. Dites ce qu’ils étaient en train de faire.
    .terminal = dites de quelle situation la nouvelle carte parle : --situation TEXTE
refusal-nothing-to-take-back = Il n’y a plus rien à reprendre ici.
    .terminal = il n’y a plus rien à reprendre ici
refusal-nothing-to-sort = Toutes les fiches sont triées. Il n’en reste aucune à placer.
    .terminal = toutes les fiches sont triées
refusal-no-pair = Ces deux notes ne se comparent pas. L’une doit être dite, l’autre faite ou autour.
    .terminal = ces deux notes ne se comparent pas, l’une doit être dite, l’autre faite ou autour
refusal-no-answer-yet = Personne n’a encore écrit ce qui rendrait les deux vraies. Écrivez-le d’abord.
    .terminal = personne n’a encore écrit ce qui rendrait les deux vraies : soundings map unmatched CARTE --said NOTE --was-seen NOTE --answer TEXTE
refusal-too-many-maps = C’est trop de cartes pour une seule. Prenez-en 500 au plus.
    .terminal = c’est trop de cartes pour une seule, prenez-en 500 au plus
refusal-merge-the-other-way = Cette entrée n’est qu’à vous et l’autre est à l’équipe. Fondez celle-ci dans l’autre.
    .terminal = cette entrée n’est qu’à vous et l’autre est à l’équipe ; fondez celle-ci dans l’autre
refusal-story-taken = Quelqu’un d’autre raconte l’histoire de cette semaine. La prochaine sera peut-être la vôtre.
    .terminal = quelqu’un d’autre raconte l’histoire de cette semaine ; la prochaine sera peut-être la vôtre
refusal-share-it-first = Cela repose sur quelque chose qui n’est qu’à vous. Partagez-le d’abord.
    .terminal = cela repose sur quelque chose qui n’est qu’à vous : partagez-le d’abord
refusal-too-many = C’est plus qu’il n’y a de place. Choisissez-en moins.
    .terminal = c’est plus qu’il n’y a de place, choisissez-en moins
refusal-not-on-the-wall = Cette personne n’est pas sur le mur. Demandez-lui d’abord ; rien n’a été accroché.
    .terminal = cette personne n’est pas sur le mur ; demandez-lui d’abord
refusal-poster-hangs = Une affiche de cette personne est déjà accrochée. Modifiez-la.
    .terminal = une affiche de cette personne est déjà accrochée, modifiez-la
refusal-poster-needs-exact = Une affiche montre des mots exacts. Choisissez des notes marquées comme exactes.
    .terminal = une affiche montre des mots exacts, choisissez des notes marquées comme exactes
refusal-not-of-this-person = Cela n’est pas de cette personne.
    .terminal = cela n’est pas de cette personne
refusal-may-not-hang = Cela ne peut pas être accroché : on y nomme ou on y voit quelqu’un qui n’a pas accepté, cela ne repose sur rien, ou c’est trop long pour être lu de loin.
    .terminal = cela ne peut pas être accroché : on y nomme ou on y voit quelqu’un qui n’a pas accepté, cela ne repose sur rien, ou c’est trop long pour être lu de loin
refusal-debrief-over = Vous avez terminé ce débriefing. Vos réponses restent comme elles sont.
    .terminal = vous avez terminé ce débriefing ; vos réponses restent comme elles sont
refusal-not-spoken = Ce n’est pas une note vocale d’une minute au plus. Parlez de nouveau, ou écrivez.
    .terminal = ce n’est pas une note vocale d’une minute au plus
refusal-no-question = Ce n’est pas marqué comme question. Marquez-le d’abord.
    .terminal = ce n’est pas marqué comme question ; marquez-le d’abord : soundings mark ID question
refusal-one-encounter = Un enseignement repose sur des notes d’au moins deux visites ou appels. Ajoutez-en une d’une autre visite.
    .terminal = un enseignement repose sur des notes d’au moins deux visites ou appels ; ajoutez-en une d’une autre
refusal-seat-taken = Quelqu’un a pris cette place. Demandez-lui.
    .terminal = quelqu’un a pris cette place ; demandez-lui
refusal-seat-withdrawn = Cette place n’est plus offerte. Choisissez-en une autre.
    .terminal = cette place n’est plus offerte ; choisissez-en une autre
refusal-nobody-takes-part = Personne ne participe encore. Nommez quelqu’un, ou vous-même.
    .terminal = personne ne participe encore ; nommez quelqu’un avec --with, ou participez vous-même
refusal-too-many-take-part = Trente personnes participent au plus. Faites-en deux ateliers.
    .terminal = trente personnes participent au plus ; faites-en deux ateliers
refusal-turn-is-over = Ce tour est fini. Ce qui y a été supposé se montre quand l’atelier s’ouvre.
    .terminal = ce tour est fini ; ce qui y a été supposé se montre quand l’atelier s’ouvre
refusal-workshop-is-open = Cet atelier est ouvert. Mettez ce que vous pensez sur la carte.
    .terminal = cet atelier est ouvert ; mettez ce que vous pensez sur la carte, avec map add
refusal-workshop-waits = Cet atelier n’est pas encore ouvert. Il s’ouvre quand tout le monde a fini, ou quand la personne qui l’a lancé l’ouvre.
    .terminal = cet atelier n’est pas encore ouvert ; il s’ouvre quand tout le monde a fini, ou quand la personne qui l’a lancé l’ouvre
refusal-not-one-part = Ces suppositions sont de parties différentes. Mettez ensemble sur la carte celles d’une même partie.
    .terminal = ces suppositions sont de parties différentes ; mettez ensemble sur la carte celles d’une même partie
refusal-too-many-own-words = Votre équipe a déjà cinq cents mots à elle. Retirez-en d’abord un de la liste.
    .terminal = votre équipe a déjà cinq cents mots à elle ; retirez-en d’abord un de la liste
refusal-link-unknown = Il n’y a pas de tel lien, ou quelqu’un l’a déjà repris. Regardez la liste à nouveau.
    .terminal = il n’y a pas de tel lien, ou quelqu’un l’a déjà repris ; regardez la liste à nouveau
refusal-link-days = Un lien vers les pages de votre équipe vaut un jour au moins et 366 au plus.
    .terminal = un lien vers les pages de votre équipe vaut un jour au moins et 366 au plus
refusal-server-too-old = Le serveur de votre équipe est d’une version antérieure et ne sait pas encore cela. Demandez à la personne qui s’en occupe de le mettre à jour.
    .terminal = le serveur de votre équipe est d’une version antérieure et ne sait pas encore cela ; demandez à la personne qui s’en occupe de le mettre à jour

## Days and hours, in terminal and pages

date-weekday-1 = lundi
    .terminal = lun.
date-weekday-2 = mardi
    .terminal = mar.
date-weekday-3 = mercredi
    .terminal = mer.
date-weekday-4 = jeudi
    .terminal = jeu.
date-weekday-5 = vendredi
    .terminal = ven.
date-weekday-6 = samedi
    .terminal = sam.
date-weekday-7 = dimanche
    .terminal = dim.
date-month-1 = janvier
    .terminal = janv.
date-month-2 = février
    .terminal = févr.
date-month-3 = mars
    .terminal = mars
date-month-4 = avril
    .terminal = avr.
date-month-5 = mai
    .terminal = mai
date-month-6 = juin
    .terminal = juin
date-month-7 = juillet
    .terminal = juill.
date-month-8 = août
    .terminal = août
date-month-9 = septembre
    .terminal = sept.
date-month-10 = octobre
    .terminal = oct.
date-month-11 = novembre
    .terminal = nov.
date-month-12 = décembre
    .terminal = déc.
date-day = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-day-of-year = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-hour-of-day = { $day }, { $time }
date-hour-today = aujourd’hui, { $time }

# Ce qu’on peut taper pour un jour, tout sur une ligne ; les noms des jours et des mois sont au-dessus.
date-say-today = aujourd’hui
date-say-tomorrow = demain
date-say-yesterday = hier
date-say-in = dans
date-say-at = à
date-say-next = prochain prochaine
date-say-days = j jour jours
date-say-weeks = s sem semaine semaines

## The terminal: what stands in its lines

terminal-notes = { $count ->
    [0] aucune note
    [one] { $count } note
   *[other] { $count } notes
}
terminal-people = { $count ->
    [0] aucune personne
    [one] { $count } personne
   *[other] { $count } personnes
}
terminal-but = mais :
terminal-more-only-you = { $count ->
    [one] { $count } de plus, à vous seul
   *[other] { $count } de plus, à vous seul
}
terminal-only-you = sur cet ordinateur, à vous seul
terminal-nobody-said-where = Personne n’a encore dit où
terminal-under-way-since = en cours depuis { $time }
terminal-planned-for = prévue pour { $time }
terminal-not-started = pas commencée
terminal-about = (au sujet de { $name })
terminal-noted-by = notée par { $engineer }
terminal-versions = { $count } versions
terminal-brought-back = ramenée par une modification
terminal-follows = { $kind ->
    [picture] la photo suit
    [spoken-note] la note dictée suit
   *[file] le fichier suit
}
# A picture, spoken note or file beside a note: its name, size, length.
terminal-attached-size = { $kind } { $width }×{ $height }
terminal-attached-seconds = { $kind }, { $count } s
terminal-you = vous
terminal-and = et
terminal-promise = pour le { $day }  { $text } ({ $by } à { $names } ; { $standing })
terminal-more = La suite : --after { $next }
terminal-changes-here = { $count ->
    [one] { $count } changement sur cet ordinateur.
   *[other] { $count } changements sur cet ordinateur.
}
terminal-only-here = { $count ->
    [one] { $count } note n’est qu’à vous, et nulle part ailleurs que sur cet ordinateur.
   *[other] { $count } notes ne sont qu’à vous, et nulle part ailleurs que sur cet ordinateur.
}
terminal-only-here-opens = Aucun de vos appareils, sauf cet ordinateur, ne peut les ouvrir pour l’instant.
terminal-notes-are = Notes : { $place }
terminal-did-you-mean = Vouliez-vous dire
terminal-which-one = Laquelle ou lequel ?
terminal-which = Lequel : { $what }
# Sous une liste où choisir.
terminal-choose = Tapez pour filtrer, Entrée choisit, Échap laisse
terminal-nothing-chosen = rien n’a été choisi, et rien n’a changé
terminal-nothing-to-choose = il n’y a encore rien de tel ici : { $what }
terminal-what-customer = client
terminal-what-document = document qui est sorti
terminal-what-annotation = dessin sur une image
terminal-what-site = site
terminal-what-person = personne
terminal-what-visit = visite
terminal-what-note = note
terminal-what-map = carte
terminal-what-entry = élément de carte
terminal-what-promise = promesse
terminal-what-engineer = ingénieur
terminal-what-thing = chose
# Quand cela dure plus d’une seconde ; les secondes suivent.
terminal-opening = Ouverture de votre carnet …
terminal-exchanging = { $count ->
    [0] Échange avec le serveur de votre équipe …
    [one] Échange avec le serveur de votre équipe, { $count } modification attend …
   *[other] Échange avec le serveur de votre équipe, { $count } modifications attendent …
}

## The terminal: your notebook

terminal-ready = Votre carnet est prêt, { $engineer }.
terminal-ready-where = Il est dans { $folder }. Tout y reste tant que vous n’avez pas rejoint une équipe.
terminal-key-in-keyring = Sa clé est dans le trousseau de ce système.
terminal-key-in-file = Sa clé est dans { $file }, que vous seul pouvez lire. Gardez une copie de ce fichier en lieu sûr : sans lui, personne ne peut ouvrir le carnet, pas même vous.
terminal-ready-next = Ensuite : soundings visit start
terminal-man-pages = Les pages du manuel sont dans { $folder }

## The terminal: customers and their people

terminal-customer-added = Client ajouté : { $id }
terminal-is-internal = De notre propre maison : personne n’est invité à aller la voir.
terminal-is-not-internal = Un client comme les autres.
terminal-site-added = Site ajouté : { $id }
terminal-no-customer-yet = Pas encore de client. Pour en ajouter un : soundings customer add NAME
terminal-renamed = Maintenant : { $name }.
terminal-person-added = Personne ajoutée : { $id }
terminal-a-site = site
terminal-one-from-now-on = Un seul désormais : { $name }. Là où les deux disent autre chose, status montre les deux.
terminal-undo-same = Pour le reprendre : soundings same --undo { $thing }
terminal-same-undone = Chacun est de nouveau seul.
terminal-not-the-same = Pas identiques, donc. Ce n’est plus proposé.
terminal-nothing-else-is-it = Rien n’a été déclaré identique à cela.
terminal-say-whether-same = Rien n’est identique avant que vous ne le disiez : soundings same ONE OTHER, ou soundings same --not ONE OTHER
terminal-retention-none = Rien n’est proposé à l’effacement. Dites combien de temps votre équipe garde les choses : soundings retention --years N
terminal-retention = { $years ->
    [one] Gardé { $years } an : ce qui date d’avant le { $day } est proposé, et rien ne part tout seul.
   *[other] Gardé { $years } ans : ce qui date d’avant le { $day } est proposé, et rien ne part tout seul.
}
terminal-older-visits = { $count ->
    [one] { $count } visite, avec ses notes :
   *[other] { $count } visites, avec leurs notes, les plus anciennes d’abord :
}
terminal-people-nothing-newer = Personnes sans rien de plus récent :
terminal-retention-erase = Effacez ce qui doit partir : soundings retention --erase THING …
terminal-take-erasure-back = D’ici là, pour le reprendre : soundings undelete THING
terminal-no-person-yet = Personne encore. Pour ajouter quelqu’un : soundings person add CUSTOMER NAME
terminal-consent-written = Noté : { $choice }, à { $time }.

## The terminal: visits

terminal-visit-planned = Prévue pour { $time } : { $id }
terminal-visit-started = Démarrée à { $time } : { $id }
terminal-changed-only-you = changée depuis, pour vous seul : { $value }
terminal-visit-was-planned = C’est celle qui était prévue aujourd’hui (une autre : --new).
terminal-note-down = Notez, une ligne par note : soundings capture
terminal-visit-ended = Terminée à { $time } : { $id }
terminal-for-the-team = { $count ->
    [0] Rien pour l’équipe.
    [one] { $count } chose pour l’équipe ; elle part à la prochaine synchronisation.
   *[other] { $count } choses pour l’équipe ; elles partent à la prochaine synchronisation.
}
terminal-shared-when-joined = Votre équipe la reçoit dès que vous en avez rejoint une.
terminal-draft-kept = Les mots que vous n’aviez pas envoyés sont gardés comme note, pas encore de touche.
terminal-may-be-told = Pas encore demandé ce qui peut être dit d’eux : { $names }. Notez ce que chacun a choisi : soundings consent NOM CHOIX
terminal-stays-yours = Vos notes restent à vous seul tant que vous ne les partagez pas : soundings share { $visit }
terminal-report-ready = Le rapport est prêt : soundings report { $visit } --out report.html
terminal-not-filed = Pas encore rangées sous une visite, ou sans touche
terminal-no-visit-yet = Pas encore de visite. Pour en démarrer une : soundings visit start
terminal-objective = Pourquoi : { $objective }
terminal-we = Nous : { $names }
terminal-they = Eux :
terminal-no-notes-yet = Pas encore de notes : soundings note said|did|around|thought WORDS
terminal-promised = Promis
terminal-still-yours = { $count ->
    [one] { $count } note n’est qu’à vous : soundings share { $visit }
   *[other] { $count } notes ne sont qu’à vous : soundings share { $visit }
}

## The terminal: notes and promises

terminal-noted = Notée : { $id }
terminal-no-visit = Elle n’a pas encore de visite.
terminal-noted-in-inbox = Notée à côté du carnet : { $id }
terminal-inbox-why = Le carnet ne peut pas s’ouvrir maintenant ({ $why }). La note est scellée et en sécurité ; elle entre dans le carnet dès qu’il s’ouvre.
terminal-note-corrected = Corrigée. Les premiers mots sont gardés.
terminal-note-deleted = Supprimée. Pour la ramener : soundings note undo { $id }
terminal-note-back = Elle est revenue.
terminal-note-erased = Elle est hors de vue, et effacée pour de bon { $time } : mots, photos et historique, sur chaque appareil et sur le serveur de votre équipe. Ce qui reste : que quelque chose était ici, quand, et qui l’a effacé.
terminal-erasure-undo = Jusque-là vous pouvez revenir en arrière : soundings undelete { $id }
terminal-promise-made = Promis pour le { $day } : { $id }
terminal-noted-without-key = Elle est encore sans touche. Donnez-lui-en une : soundings note key { $id } said|did|around|thought
terminal-note-changed = C’est changé.
terminal-note-keyed = Elle a sa touche.
terminal-a-thought = une pensée
terminal-capture-help = Tab touche · @ qui · Échap Échap se ravise · Ctrl-D quitte
terminal-capture-needs-terminal = capture demande un terminal où taper ; dans un script, utilisez note
terminal-capture-gone = le terminal a disparu ; ce que vous aviez tapé est gardé comme brouillon
terminal-capture-draft = Ce qui était dans le champ est gardé : soundings capture
terminal-capture-draft-back = Des mots pas encore envoyés sont de retour.
terminal-captured = { $count ->
    [0] Rien n’a été noté.
    [one] { $count } note est gardée.
   *[other] { $count } notes sont gardées.
}
terminal-ask-first = Toujours la même visite ? C’est calme depuis un moment, ou un jour a passé.
terminal-ask-first-keys = o : oui, ajouter ici · n : non, garder les notes sans visite
terminal-esc-puts-aside = Échap encore met ces mots de côté ; ils restent votre brouillon
terminal-esc-takes-back = Échap encore reprend la dernière note
terminal-put-aside = Mis de côté. Échap les ramène.
terminal-nothing-to-take-back = Il n’y a pas de note à reprendre ici.
terminal-taken-back = Reprise : { $id }

## The terminal: maps

terminal-map-made = Carte créée : { $id }
terminal-map-row = { $who } : { $situation } ; au-dessus de l’eau { $above }, au-dessous { $below }
terminal-no-map-yet = Pas encore de carte. Pour en créer une : soundings map new --who PERSON --situation TEXT
terminal-entry-added = Ajouté : { $id }
terminal-entry-written = Écrit : { $id }
terminal-linked = { $count ->
    [one] { $count } note liée.
   *[other] { $count } notes liées.
}
terminal-unlinked = { $count ->
    [one] { $count } note retirée.
   *[other] { $count } notes retirées.
}
terminal-water = l’eau
terminal-depths = Au-dessus de l’eau { $above }, au-dessous { $below }.
terminal-say-which-note = dites quelle note : --from NOTE ou --against NOTE
terminal-in-the-map = dans la carte { $map }

## The terminal: versions, search, sharing

terminal-decided = Décidé. Votre équipe le reçoit à la prochaine synchronisation.
terminal-versions-of = { $count } versions de son champ { $field } :
terminal-was = avant : { $words }
terminal-yours = la vôtre
terminal-a-teammates = celle de l’équipe
terminal-keep-or-value = --keep VERSION|both, ou --value TEXT
terminal-nothing-found = Rien ici ne contient tous ces mots.
terminal-newest-ranked = Seuls les { $count } plus récents ont été classés ; les autres suivent sans --best.
terminal-not-searchable-yet = { $count ->
    [one] { $count } note vient d’arriver et ne se trouve pas encore par ses derniers mots.
   *[other] { $count } notes viennent d’arriver et ne se trouvent pas encore par leurs derniers mots.
}
terminal-nothing-to-share = Il ne reste rien que vous soyez seul à avoir, sauf ce que vous avez choisi de garder ainsi.

## The terminal: a visit's report

terminal-report-in = Le rapport est dans { $file }
terminal-left-out-only-you = { $count ->
    [one] { $count } note n’y est pas, car vous seul l’avez.
   *[other] { $count } notes n’y sont pas, car vous seul les avez.
}
terminal-left-out-withheld = { $count ->
    [one] { $count } note n’y est pas : quelqu’un y apparaît à qui on n’a pas demandé, ou qui a dit non.
   *[other] { $count } notes n’y sont pas : quelqu’un y apparaît à qui on n’a pas demandé, ou qui a dit non.
}
terminal-left-out-to-read = { $count ->
    [one] { $count } note n’y est pas : ce qu’ils ont fait, ce qui est autour d’eux ou un nom y figure ; quelqu’un doit d’abord la relire.
   *[other] { $count } notes n’y sont pas : ce qu’ils ont fait, ce qui est autour d’eux ou un nom y figure ; quelqu’un doit d’abord les relire.
}
terminal-out-ending = --out demande un nom de fichier qui finit par .html, .md, .txt ou .pdf
terminal-folder-missing = le dossier où écrire n’est pas là
terminal-cannot-write = le fichier n’a pas pu être écrit
terminal-preview-is-for-others = seul ce qui va à d’autres a un aperçu ; ajoutez --for others
terminal-to-is-for-others = --to est pour un rapport pour d’autres : ajoutez --for others
terminal-look-first = regardez-le d’abord, sans --to ni --out : dessous se trouve le --looked-at qui laisse partir cela et rien d’autre
terminal-say-to-whom = ce qui est dans un fichier est sorti : dites à qui avec --to, ou laissez --out et regardez-le d’abord
terminal-to-read-first = { $count ->
    [one] Lisez d’abord cette note ; elle ne part qu’avec --read :
   *[other] Lisez d’abord ces { $count } notes ; chacune ne part qu’avec --read :
}
terminal-not-sent-yet = Rien n’est sorti. Laissez-le partir : soundings report { $visit } --for others --to QUI --looked-at { $token } --out FICHIER
terminal-which-may-go = Vous les avez lues : lesquelles peuvent partir ?
terminal-written-down-sent = C’est noté : envoyé à { $to }.
terminal-nothing-went-out = Rien n’est sorti.
terminal-sent = { $what } à { $to }, { $time }
terminal-sent-by = envoyé par { $engineer }
terminal-is-back = récupéré
terminal-to-fetch-back = à récupérer
terminal-somebody-gone = quelqu’un qui n’est plus là
terminal-unnamed = { $name } (sans nom)
terminal-fetched-back = C’est noté : cet exemplaire est revenu.
terminal-out-again = C’est noté : cet exemplaire est dehors.
terminal-asked-on = demandé { $time }
terminal-fetch-these-back = { $count ->
    [one] Cet exemplaire est dehors et en dit plus que ce qui est permis. Demandez-le, puis : soundings fetched
   *[other] Ces { $count } exemplaires sont dehors et en disent plus que ce qui est permis. Demandez-les, puis : soundings fetched
}
terminal-only-on-this-device = Ces notes ne sont que sur cet ordinateur. Gardez-les aussi ailleurs : soundings backup FICHIER
terminal-only-on-this-device-since = Ces notes ne sont que sur cet ordinateur ; votre dernière sauvegarde : { $time }. Faites-en une autre : soundings backup FICHIER
terminal-yes = oui
terminal-no = non
terminal-not-asked = personne n’a demandé

## The terminal: the team

terminal-joined-first = Vous avez rejoint l’équipe. Vous êtes là en premier.
terminal-joined = Vous avez rejoint l’équipe : { $names }.
terminal-earlier-stays-yours = Ce que vous aviez noté reste à vous seul tant que vous ne le partagez pas : soundings share
terminal-server-away = le serveur de votre équipe ne répond pas ; l’invitation est gardée, lancez donc sync avant la fin de ses dix minutes
terminal-invited = Bon pour un appareil, une fois, jusqu’à { $time } (dix minutes). Là-bas : soundings join INVITATION
terminal-no-answer-of-links = le serveur de votre équipe ne répond pas ; rien n’y a changé que la liste ne montrera plus tard
terminal-link-made =
    Valable jusqu’à { $time }. Qui l’a voit ce qu’a l’équipe, en lecture seule.
    Le reprendre : soundings link take-back { $id }
terminal-link-made-wall =
    À ouvrir dans le navigateur de l’écran avant { $time } : il s’ouvre une fois, et ne montre que le mur.
    Le reprendre : soundings link take-back { $id }
terminal-link-taken-back = Repris : qui s’en servait ne voit plus rien.
terminal-no-links = Personne ne regarde par un lien.
terminal-link-to-pages = les pages de votre équipe
terminal-link-to-wall = le mur
terminal-link-not-opened = pas encore ouvert
terminal-link-of-later-version = ce qu’a une version ultérieure
terminal-link-until = jusqu’à { $time }
terminal-more-links = La suite : soundings link list --after { $id }
terminal-not-invited = le serveur de votre équipe ne répond pas ; personne n’a été invité, redemandez quand il répondra
terminal-in-clear = le serveur de votre équipe ne chiffre pas ce qui passe par le réseau, rien n’a donc été envoyé
terminal-expected = C’est noté : { $id }
    Ce que les autres attendent s’affiche une fois la visite commencée.
terminal-expectation-changed = C’est modifié.
terminal-expectation-settled = C’est noté : { $outcome }
terminal-expectation-deleted = C’est supprimé.
terminal-nothing-expected = Rien n’en est attendu ici. Avant qu’elle commence : soundings expect add VISIT WORDS
terminal-after-start = écrit après le début
terminal-debrief-head = Débriefing : { $visit } ({ $fresh })
terminal-debrief-how = Une question à la fois. Entrée en saute une ; une réponse qui commence par ! reste à vous seul.
terminal-debrief-end = Fini ? f terminer, p passer, Entrée plus tard
terminal-debrief-open = Les réponses de tous sont ouvertes.
terminal-debrief-waits = Les réponses des autres s’ouvrent quand tous ceux qui étaient là ont fini, ou { $time }.
terminal-debrief-waits-for-end = Les réponses des autres s’ouvrent quand tous ceux qui étaient là ont fini.
terminal-debrief-later = Gardé. Pour continuer : soundings debrief { $id }
terminal-debrief-reminds = Cinq questions, { $fresh } : soundings debrief { $id }
terminal-debrief-offer = Cinq questions tant que c’est { $fresh } : soundings debrief
terminal-nudge-ask = À demander la prochaine fois : soundings guide add --visit { $visit } "{ $question }"
terminal-nudges-on = Une meilleure question se tient sous vos mots qui jugent.
terminal-nudges-off = Plus aucune question ne se tient sous vos mots.
terminal-none-due = Aucune promesse à tenir dans les sept jours. Toutes celles qui sont ouvertes : soundings promises list open
terminal-no-promises = Aucune promesse de ce genre. Pour en faire une : soundings promise MOTS --to PERSONNE --until JOUR
terminal-no-questions = Aucune question de ce genre. Pour en faire une d’une note : soundings mark NOTE question
terminal-question-answer = { $who } : { $text }
terminal-question-not-told = le client n’a pas été informé
terminal-answered = Répondu : { $id }
terminal-insight-made = Noté : { $id }
terminal-no-insights = Aucun enseignement ici. Notez-en un : soundings insight add TEXTE --from NOTE --from NOTE
terminal-seat-offered = Offerte : { $id }
terminal-seat = { $id } · { $standing }
terminal-seat-what-for = { $id } · { $standing } : { $text }
terminal-outcome-made = Noté : { $id }
terminal-not-met = { $name }, la dernière fois le { $time }
terminal-never-met = { $name }, pas encore rencontré
terminal-team-alone = Vous seul pour l’instant. Qui gère un serveur pour votre équipe vous invite : soundings join INVITATION
terminal-team-not-met = Pas rencontrés ces six dernières semaines
terminal-guide-made = C’est créé : { $id }
terminal-question-done = C’est fait.
terminal-no-question-yet = Aucune question n’est encore ici.
terminal-could-ask = Vous pourriez demander aussi, avec : soundings guide take VISIT NUMBER
terminal-asked = posée
terminal-marked = C’est marqué.
terminal-unmarked = La marque est enlevée.
terminal-visit-named = C’est noté.
terminal-of-the-visit = de la visite { $visit }
terminal-brief-in = La fiche est dans { $file }
terminal-visit-continues = Elle continue : { $id }
terminal-no-visits = Vos visites se trouvent ici. Pour en démarrer une : soundings visit start
terminal-never-backed-up = Le serveur de votre équipe n’a jamais été sauvegardé.
terminal-server-full = Le serveur de votre équipe n’a plus de place : ce qui attend reste ici et repart dès qu’il en a
terminal-refused-otherwise = soundings sync change { $id } { $field } TEXTE
terminal-refused-changed = Dit autrement ; cela part à la prochaine synchronisation
terminal-refused-again = { $count ->
    [0] Il n’y a rien à renvoyer
    [one] Une chose repart à la prochaine synchronisation
   *[other] { $count } choses repartent à la prochaine synchronisation
}
terminal-refused-kept = Copie gardée dans { $file }
terminal-needs-you = depuis { $time } : { $why }

## The terminal: a command that can't be run

terminal-none-under-way-or-last = il n’y a pas encore de visite ; pour en démarrer une : soundings visit start
terminal-no-such-command = cette commande n’existe pas ; soundings help les donne toutes
terminal-one-too-many = il y a un argument de trop, ou une option que cette commande n’a pas ; mettez les mots entre guillemets, et ceux qui commencent par un tiret après --
terminal-not-as-it-should = { $argument } n’a pas été donné comme il faut
terminal-one-of = { $argument } est l’un de : { $values }
terminal-missing = il manque ceci : { $arguments }
terminal-not-together = ces options ne vont pas ensemble
terminal-no-text-argument = la ligne de commande contient quelque chose qui n’est pas du texte
terminal-which-command = dites laquelle : { $commands }
terminal-see-help = cette commande ne s’utilise pas ainsi ; --help montre comment
terminal-a-number = un nombre de 1 à { $most }
terminal-no-config-folder = cette machine n’a pas de dossier de configuration pour vous ; donnez --key-file
terminal-no-data-folder = cette machine n’a pas de dossier de données pour vous ; donnez --dir
terminal-key-file-missing = le fichier de la clé n’est pas là ; rien n’a été touché
terminal-key-nowhere = la clé de ce carnet n’est ni dans le trousseau ni dans le dossier de configuration ; donnez --key-file, rien n’a été touché
terminal-key-file-no-key = le fichier de la clé ne contient pas de clé ; une clé a 64 chiffres hexadécimaux
terminal-key-file-unreadable = le fichier de la clé ne peut pas être lu ; rien n’a été touché
terminal-key-file-not-written = le fichier de la clé n’a pas pu être écrit ; aucun carnet n’a été créé
terminal-stdin-unreadable = l’entrée standard n’a pas pu être lue
terminal-stdin-no-text = l’entrée standard contient quelque chose qui n’est pas du texte UTF-8
terminal-did-you-mean-command = cette commande n’existe pas ; vouliez-vous dire { $command }

## Pages: reports, maps, the wall

page-colon =  :
not-for-outside = pas pour l’extérieur
page-objective = Pourquoi nous y sommes allés
page-we-were = De chez nous
page-we-met = Rencontrés
page-promised = Ce que nous avons promis
page-starred = Ce qui ressort
page-in-order = Le reste, dans l’ordre
page-notes = Dans l’ordre
page-nothing-noted = Rien n’est encore noté. Les notes qui ont une touche apparaissent ici.
page-nothing-may-go = Rien ne peut encore sortir. Ce que les gens disent sort dès qu’ils acceptent d’être cités.
page-a-customer = Un client
# Au milieu d’une ligne.
page-a-customer-within = un client
page-about-a-customer = au sujet d’un client
page-roughly = en substance
page-about = au sujet de
page-first-words = Noté d’abord ainsi
page-noted-by = noté par
page-to = à
page-by = par
page-until = pour le
page-planned = prévue le
page-since = depuis
page-not-dated = pas encore commencée
page-as-of = État au
page-agreed = Les personnes sont citées comme elles l’ont accepté, état au
page-not-named-yet = Client pas encore nommé
page-number = { $page } sur { $pages }
page-preview = Aperçu
page-preview-not-sent = Rien n’est encore sorti. Voici ce que verrait son lecteur.
page-document = Document
page-to-fetch-back = À redemander
page-fetch-back-why = Quelqu’un n’y est plus d’accord. Redemandez ces copies.
page-out-there = Qui a quoi
page-speaks-of = parle de
page-only-the-latest = { $count ->
    [one] Seul le dernier est ici.
   *[other] Seuls les { $count } derniers sont ici.
}
page-guide = Guide
page-no-question = Aucune question n’y est encore.
page-recovery = Code de récupération d’une sauvegarde
page-recovery-file = La sauvegarde
page-recovery-whose = Carnet de
page-recovery-made = Faite le
page-recovery-only = Seul ce code ouvre la sauvegarde. Il n’est gardé nulle part ailleurs, et personne ne peut le refaire.
page-recovery-apart = Gardez cette page loin de la sauvegarde et de l’ordinateur où elle a été faite : qui a les deux peut tout y lire.
page-recovery-typed = Il est demandé quand la sauvegarde est reprise. Majuscules ou minuscules, avec ou sans les traits entre les groupes : tout se lit. Il n’y a ni lettre O, ni lettre I ou L ; ce sont 0 et 1.
page-brief-next = Prochaine visite
page-brief-objective = Pourquoi
page-came-of-it = Ce qui en est sorti
page-brief-expected = attendu
page-brief-expected-by = attendu par { $engineer }
page-brief-after-start = écrit après le début
page-brief-more = et d’autres
page-brief-pen = À la main
page-brief-only-you = Ce que vous êtes seul à voir n’est pas ici.
page-map = Carte d’empathie
page-corrected-since = corrigé depuis
page-erased = effacé
page-above = Au-dessus de l’eau
page-below = Sous l’eau
page-canvas = D’après le canevas de Dave Gray (XPLANE, 2017).
page-canvas-more = { $count ->
    [one] encore { $count } sur la feuille suivante
   *[other] encore { $count } sur les feuilles suivantes
}
page-canvas-empty = Rien ici pour l’instant.
page-canvas-in-the-app = { $count ->
    [one] encore { $count } dans la carte elle-même
   *[other] encore { $count } dans la carte elle-même
}
page-canvas-goes-on = suite
page-our-customers = Nos clients
page-nobody-on-the-wall = Personne n’est encore sur le mur.
page-who-comes-up = Qui choisit « Sur le mur » quand vous le demandez apparaît ici tout seul, avec ses mots et ce qui compte pour lui.
page-we-listen = Nous les écoutons.
page-promise-of-the-week = La promesse de la semaine
page-map-of-the-month = La carte du mois
page-poster-page = { $page } sur { $pages }
page-someone = quelqu’un
page-some-customer = un client
page-and = et
page-by-day = d’ici le
page-visitors-today = Des visiteurs aujourd’hui
page-visitors-left = Les visiteurs sont partis
page-server-away = Le serveur de votre équipe ne répond pas ; dernières nouvelles le
page-matter-need-to-do = À accomplir
page-matter-pain = Ce qui pèse
page-matter-gain = Ce qu’il y gagne
page-matter-other = Pense et ressent
page-team-pages = Ce que sait l’équipe
page-team-visits = Visites
page-team-customers = Clients
page-team-maps = Cartes
page-team-nothing-visits = Aucune visite n’a encore été partagée avec l’équipe.
page-team-nothing-customers = L’équipe n’a pas encore de client.
page-team-nothing-maps = L’équipe n’a pas encore de carte.
page-team-more = Suite
page-team-enter = Quelqu’un de l’équipe vous a donné ce lien. Ce que vous verrez est pour nous, pas pour l’extérieur.
page-team-open = Ouvrir
page-team-no-link = Il faut pour cela un lien de quelqu’un de l’équipe. Le vôtre a peut-être expiré, ou a été retiré.
page-team-not-here = Ceci n’est pas ici, ou ne l’est plus.
page-team-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
page-team-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
page-team-ticks = { $above } au-dessus de l’eau, { $below } en dessous
page-against = { $count ->
    [one] mais : { $count } note
   *[other] mais : { $count } notes
}
page-times = { $basis } ×{ $count }
page-only-you = { $count ->
    [one] { $count } note que vous êtes seul à voir n’est pas ici.
   *[other] { $count } notes que vous êtes seul à voir ne sont pas ici.
}
page-bytes = { $count } octets
page-kilobytes = { $count } ko
page-megabytes = { $count } Mo

## The terminal: export and import

terminal-exported = Tout ce qui est à vous se trouve dans { $folder }, { $count ->
        [one] { $count } chose
       *[other] { $count } choses
    }. C’est votre propre copie, entière : ne la transmettez pas.
terminal-exported-without-files = { $count ->
        [one] { $count } pièce jointe n’est pas sur cet ordinateur et n’y figure pas.
       *[other] { $count } pièces jointes ne sont pas sur cet ordinateur et n’y figurent pas.
    }
terminal-new-passphrase = Une phrase secrète pour cette sauvegarde (elle ne s’affiche pas) :
terminal-passphrase-again = La même encore une fois :
terminal-typed-differently = Les deux diffèrent. Tapez-la de nouveau.
terminal-its-passphrase = La phrase secrète de cette sauvegarde (elle ne s’affiche pas) :
terminal-its-code = Le code de récupération de cette sauvegarde (il ne s’affiche pas) :
# While it takes longer than a second; the seconds stand behind it.
terminal-backing-up = Sauvegarde, { $percent } % …
terminal-restoring = Restauration, { $percent } % …
terminal-backed-up = Tout votre carnet est dans { $file }, scellé. Gardez ce fichier ailleurs que sur cet ordinateur.
terminal-passphrase-is-kept-nowhere = Seule sa phrase secrète l’ouvre, et elle n’est gardée nulle part : sans elle, la sauvegarde est perdue.
terminal-recovery-code = Seul ce code de récupération l’ouvre, et il ne s’affiche que maintenant. Imprimez-le ou notez-le, et gardez-le loin de cet ordinateur :
terminal-restored = Le carnet de { $engineer } est de retour.
terminal-restored-goes-on = Ce qui a encore le carnet ailleurs continue à côté : le serveur de votre équipe réunit les deux.
terminal-restorable-kind = { $kind } : { $new } nouveaux, { $here } déjà ici
terminal-restorable-lacking = { $count } reçoivent ce qui leur manque
terminal-restorable-gone = { $count } supprimés ou effacés ici, et qui le restent
terminal-restorable-unknown = pas compris et laissé où c’est : { $name }, { $count ->
        [one] dans { $count } chose
       *[other] dans { $count } choses
    }
terminal-nothing-new = Tout est déjà ici. Il ne reste rien à faire.
terminal-nothing-written-yet = Rien n’a encore été écrit. Pour le reprendre : ajoutez --yes.
terminal-taken-in = { $count ->
        [one] Repris : { $count } chose. Elle n’est qu’à vous tant que vous ne la partagez pas.
       *[other] Repris : { $count } choses. Elles ne sont qu’à vous tant que vous ne les partagez pas.
    }
terminal-import-customers = clients
terminal-import-sites = sites
terminal-import-people = personnes
terminal-import-visits = visites
terminal-import-notes = notes
terminal-import-read-as = Lu comme { $encoding }. Si ces lignes vous semblent fausses, indiquez-en un autre avec --encoding :
terminal-import-column = Colonne { $number }, « { $name } » : { $used }
terminal-import-left = Laissé dans le fichier, ligne { $line } : { $text } ({ $why })
terminal-import-no-words = pas de mots
terminal-import-no-name = ne nomme personne
terminal-import-no-text = trop long, ou pas du texte
terminal-import-unclear-day = un jour qui peut en être un autre
terminal-import-cut-off = coupé
terminal-import-too-many = plus qu’on n’en reprend à la fois
terminal-import-back = { $count } supprimés reviennent
terminal-import-erased = { $count } effacés le restent
terminal-import-like = { $name } ne fait peut-être qu’un avec { $like }. Dites --same { $item } si oui, --same { $item }=new si non.
terminal-import-needs-day = Avant de le reprendre : dites le jour avec --day.
terminal-import-needs-columns = Avant de le reprendre : dites quelle colonne est celle du client ou de la personne, avec --column N=customer.
terminal-import-needs-decision = Avant de le reprendre : dites lesquels des noms semblables ne font qu’un ; --same all, --same none, ou un par un.
terminal-imported = { $count ->
        [one] Repris : { $count } chose.
       *[other] Repris : { $count } choses.
    }
terminal-import-undo = Pour tout annuler : soundings import --undo
terminal-import-undone = { $count ->
        [one] Annulé : { $count } chose n’est plus là.
       *[other] Annulé : { $count } choses ne sont plus là.
    } Pour les faire revenir : soundings undelete { $id }
terminal-import-stay = { $count ->
        [one] { $count } chose reste, parce que quelque chose de vous lui appartient.
       *[other] { $count } choses restent, parce que quelque chose de vous leur appartient.
    }
terminal-deleted = supprimé { $when } par { $by }, { $count ->
        [one] { $count } chose
       *[other] { $count } choses
    } ; soundings undelete jusqu’au { $until }
terminal-being-erased = à effacer
terminal-nothing-deleted = Rien n’a été supprimé ces 30 derniers jours.
terminal-erase-goes = Ceci disparaît, sur chaque appareil et sur le serveur de votre équipe : { $things }.
terminal-more-named = La suite de ce qui contient le nom : --after-named { $next }
terminal-erase-sure = L’effacer ? On peut revenir en arrière pendant 24 heures.
terminal-erase-not-yet = Rien n’est encore effacé. Pour l’effacer : soundings erase { $id } --yes
terminal-older-words-not-yet = Rien n’est encore effacé. Pour les effacer : soundings note erase { $id } --older-words --yes
terminal-older-words-erased = Ses anciens mots sont effacés pour de bon à { $time }. D’ici là : soundings note undo { $id } --older-words
terminal-older-words-stay = Ses anciens mots restent.
terminal-nothing-erased = Rien n’a été effacé.
terminal-deleted-thing = Supprimé, avec tout ce qui en fait partie. Pour le ramener sous 30 jours : soundings undelete { $id }
terminal-undeleted = C’est revenu, avec tout ce qui était parti avec.

## Pages: what stands beside a full export

page-export-title = Le carnet de { $engineer }, entier
page-export-own = Ceci est votre propre copie. Elle contient tout : ce que vous seul pouvez lire, les noms, et les mots de personnes qui n’ont rien accepté. Ne la transmettez pas ; pour d’autres lecteurs, écrivez un compte rendu.
page-export-form = Chaque fichier dont le nom finit par .jsonl contient des choses d’une même sorte, une par ligne (JSON Lines, UTF-8). Une ligne porte l’identifiant de la chose, qui peut la lire, et ses champs par leur nom. Quand un champ désigne une autre chose, c’est par l’identifiant de celle-ci. « beside » contient les versions entre lesquelles personne n’a encore tranché.
page-export-contents = contents.json énumère ces fichiers avec le nombre de choses et l’empreinte SHA-256 de chacun ; grâce à lui, Soundings remarque ce qui a été coupé ou changé.
page-export-files = Les images, notes vocales et autres fichiers se trouvent dans le dossier files. Chacun a pour nom l’identifiant de sa pièce jointe ; le nom qu’il portait figure dans sa ligne.
page-export-file = Fichier
page-export-holds = Contient
page-export-things = Combien
page-export-without = Absents d’ici : l’historique des modifications, hormis les premiers et les derniers mots de chaque note ; le texte saisi sans être envoyé ; les clés ; et ce qui a été effacé.
page-export-not-here = { $count ->
        [one] { $count } pièce jointe manque aussi : son contenu n’était pas sur cet appareil.
       *[other] { $count } pièces jointes manquent aussi : leur contenu n’était pas sur cet appareil.
    }
page-export-being-erased = { $count ->
        [one] { $count } chose dont quelqu’un a demandé l’effacement manque aussi.
       *[other] { $count } choses dont quelqu’un a demandé l’effacement manquent aussi.
    }
page-export-not-understood = { $count ->
        [one] { $count } modification écrite par une version plus récente de Soundings manque aussi.
       *[other] { $count } modifications écrites par une version plus récente de Soundings manquent aussi.
    }
page-export-back = Pour la reprendre, dans un nouveau carnet ou dans celui-ci : soundings import, et ce dossier. Le faire deux fois ne change rien. Tout arrive comme n’étant qu’à vous.
page-picture = Photo
page-covered-picture = Photo, cachée en partie
page-seconds = { $count } s

## The terminal: pictures and paper

terminal-picture-drawn = Dessiné : { $shape }. L’original reste comme il est ; chaque copie qui sort l’a.
terminal-picture-covered = Caché. Chaque copie qui sort l’a, et rien de ce qui est dessous.
terminal-picture-id = photo { $id }
terminal-annotation = { $shape } à { $points }
terminal-annotation-by = de { $engineer }
terminal-picture-plain = Rien n’est dessiné dessus.
terminal-picture-moved = Déplacé.
terminal-picture-removed = Enlevé. Pour le remettre : soundings picture undo { $id }
terminal-picture-back = Il est de retour.
terminal-picture-which = dites l’un de --arrow, --circle et --text
terminal-points = deux nombres de 0 à 1000, comme 250,400
terminal-attachment-saved = C’est dans { $file }.
terminal-attachment-original = C’est l’original : ce qui est caché s’y voit, et le lieu où il a été pris peut s’y trouver.
terminal-attachment-follows = Son contenu n’est pas encore sur cet ordinateur.
terminal-pages-pinned = { $count ->
    [one] { $count } page est attachée à la visite, comme note sans touche : elle n’est dans aucun rapport.
   *[other] { $count } pages sont attachées à la visite, chacune comme note sans touche : elles ne sont dans aucun rapport.
}
terminal-page = page { $number } : { $id }
terminal-page-next = Pour écrire ce qui s’y trouve : soundings note said "…" --page { $id }
terminal-pictures-withheld = { $count ->
    [one] { $count } photo n’y est pas : la personne concernée ne l’a pas permis, ou elle ne peut pas être dessinée.
   *[other] { $count } photos n’y sont pas : la personne concernée ne l’a pas permis, ou elles ne peuvent pas être dessinées.
}
terminal-pictures-beside = Ses photos sont dans { $folder }.

## Attachments' files on their way

file-standing-only-here = ici
file-standing-to-send = ici, pas encore envoyé
file-standing-sending = ici, envoyé { $done } sur { $size }
file-standing-sends-over-wifi = ici, part en Wi-Fi
file-standing-kept-for-you = gardé pour vous par le serveur de votre équipe
file-standing-with-the-team = avec l’équipe
file-standing-follows = suit
file-standing-on-server = sur le serveur, { $size }
file-standing-coming = arrive, { $done } sur { $size }
file-standing-asks-for-wifi = sur le serveur, { $size }, attend le Wi-Fi
file-standing-asks-for-you = sur le serveur, { $size }, vient quand vous le demandez
file-standing-refused = plus grand que ce que prend le serveur
file-standing-other-bytes = ce n’est pas ce que son auteur a joint ; redemandé plus tard
file-standing-no-room = pas de place ici ; redemandé plus tard
file-standing-erased = effacé
files-to-send = { $count ->
    [one] { $count } fichier part encore vers le serveur de votre équipe, { $size }.
   *[other] { $count } fichiers partent encore vers le serveur de votre équipe, { $size }.
}
files-to-fetch = { $count ->
    [one] { $count } fichier du serveur de votre équipe n’est pas ici, { $size }.
   *[other] { $count } fichiers du serveur de votre équipe ne sont pas ici, { $size }.
}
files-follow = { $count ->
    [one] { $count } fichier suit, d’un collègue.
   *[other] { $count } fichiers suivent, de collègues.
}
terminal-files-moving = Fichiers : { $there } à envoyer, { $back } à recevoir …
files-wifi-only = Les originaux voyagent en Wi-Fi seulement ; les vignettes sur tout réseau.
files-any-network = Les fichiers voyagent sur tout réseau.
terminal-files-largest = Jusqu’à { $size }, ils viennent d’eux-mêmes.
terminal-attachment-freed = { $count ->
    [0] Rien à libérer : ce qui est ici n’est pas chez le serveur de l’équipe et dans sa sauvegarde, ou est récent.
    [one] { $count } image ou fichier est parti de cet ordinateur, { $size }. Le serveur de l’équipe le garde ; pour le reprendre : soundings attachment fetch NOTE
   *[other] { $count } images et fichiers sont partis de cet ordinateur, { $size }. Le serveur de l’équipe les garde ; pour en reprendre un : soundings attachment fetch NOTE
}
terminal-attachment-here = C’est ici : { $id }
## Le terminal : de téléphone à téléphone, un nouvel appareil, rejoindre une visite

terminal-bundle-made = Ce qui manque à { $name } est dans { $file }, scellé pour ses appareils. Envoyez-le comme vous voulez ; il se reprend par : soundings bundle import FICHIER
terminal-bundle-holds = { $count ->
    [one] { $count } entrée du journal de l’équipe, dont { $waiting } que le serveur de l’équipe n’a pas encore.
   *[other] { $count } entrées du journal de l’équipe, dont { $waiting } que le serveur de l’équipe n’a pas encore.
}
bundle-only-yours = { $count ->
    [one] { $count } entrée qui n’est qu’à vous.
   *[other] { $count } entrées qui ne sont qu’à vous.
}
bundle-taken = { $count ->
    [0] Rien n’y était nouveau ici ; il vient de { $name }.
    [one] { $count } nouvelle entrée est venue de { $name }.
   *[other] { $count } nouvelles entrées sont venues de { $name }.
}
terminal-bundle-files = { $count ->
    [0] Ni image ni fichier.
    [one] { $count } image ou fichier.
   *[other] { $count } images et fichiers.
}
terminal-bundle-files-later = { $count ->
    [one] { $count } autre est trop grand : il suivra par le serveur de l’équipe, ou avec --pictures Mo.
   *[other] { $count } autres sont trop grands : ils suivront par le serveur de l’équipe, ou avec --pictures Mo.
}
bundle-files-taken = { $count ->
    [one] { $count } image ou fichier est venu avec.
   *[other] { $count } images et fichiers sont venus avec.
}
bundle-nobody = Personne encore : rejoignez d’abord une équipe.
terminal-bundle-phones = { $count ->
    [0] { $name } : aucun appareil connu ici pour l’instant
    [one] { $name } : { $count } appareil
   *[other] { $name } : { $count } appareils
}
terminal-bundle-given = , dernier paquet fait { $time }
terminal-bundle-had = , dernier paquet reçu { $time }
terminal-device-shown = Sur l’ancien appareil de { $engineer }, avant { $time } : soundings device hand-over TEXTE
terminal-device-handed-over = Seul le nouvel appareil peut ouvrir ceci. Là-bas : soundings device take TEXTE
terminal-device-taken = Cet appareil a la clé de { $engineer }. Ce qui n’est qu’à cette personne vient par un paquet de l’ancien : soundings bundle export --to { $engineer }
terminal-visit-shown = { $what } : un collègue rejoint cette visite par : soundings visit join TEXTE
terminal-visit-joined = Vous êtes à la visite commencée à { $time } : { $what }. Ce que vous notez n’est qu’à vous jusqu’à ce que vous terminiez et partagiez.
terminal-visit-unnamed = personne n’est encore nommé

## Trier, dans le terminal

terminal-sort-part-see = voient
terminal-sort-part-say = disent
terminal-sort-part-do = font
terminal-sort-part-hear = entendent
terminal-sort-part-need-to-do = à faire
terminal-sort-part-pain = peines
terminal-sort-part-gain = gains
terminal-sort-part-other = autres
terminal-sort-nobody = Personne n’est nommé à cette visite. Dites de qui est la carte : soundings sort VISIT PERSON
terminal-sort-questions = { $count ->
    [one] { $count } partie vide sous l’eau
   *[other] { $count } parties vides sous l’eau
}
terminal-sort-later = { $count } pour plus tard
terminal-sort-likely = le plus probable : { $part }
terminal-sort-same = Dit la même chose que
terminal-sort-rather = La précédente dit la même chose que
terminal-sort-not-about = pas à propos d’eux
terminal-sort-not-for-map = pas pour la carte
terminal-sort-for-later = plus tard
terminal-sort-went-same = montre une entrée qui était là
terminal-sort-taken-back = repris
terminal-sort-skipped = passé
terminal-sort-asked-next = à demander la prochaine fois
terminal-sort-only = Seulement ces mots :
terminal-sort-help = Entrée : le plus probable · x pas à propos d’eux · n pas pour la carte · l plus tard · w quelques mots · u reprendre · Échap arrêter
terminal-sort-words-help = ← → déplacent la fin · Tab l’autre bout · 1–8 seulement ces mots · Échap retour
terminal-sort-question-help = a–z cocher ce qui le montre · Entrée écrire · - passer · + demander la prochaine fois · Retour arrière reprendre · Échap arrêter
terminal-sort-writing-help = une phrase, puis Entrée · Échap retour
terminal-sort-commands = Pour décider : soundings sort --into OÙ, --same-as ENTRÉE, --undo
terminal-sorted = { $count ->
    [one] { $count } note triée.
   *[other] { $count } notes triées.
}
terminal-sort-stopped = { $count ->
    [one] Il reste { $count } fiche ; on reprendra à la même.
   *[other] Il reste { $count } fiches ; on reprendra à la même.
}
terminal-sort-later-how = { $count ->
    [one] { $count } fiche est remise à plus tard : soundings sort --put-off
   *[other] { $count } fiches sont remises à plus tard : soundings sort --put-off
}
terminal-sort-map = La carte : soundings map show { $map }
## Le terminal : l’histoire de la semaine, les affiches

terminal-story-turn = Semaine du { $day } : c’est au tour de { $name }, dont la dernière histoire est la plus ancienne.
terminal-story-your-turn = Semaine du { $day } : c’est votre tour. Passez-le par « story pass », ou racontez-la : soundings story tell MOTS
terminal-story-taken = Semaine du { $day } : { $name } la raconte.
terminal-story-nobody = Semaine du { $day } : personne n’est là pour la raconter.
terminal-story-of = Semaine du { $day }, racontée par { $name }
terminal-story-somebody = quelqu’un
terminal-story-held-back = Pas sur le mur : { $reasons }.
terminal-story-also = { $name } a pris la même semaine ; le rang le plus bas l’emporte. La sienne est gardée : { $id }
terminal-story-rests-on = repose sur : { $words }
terminal-story-away = Vous êtes en absence du { $from } au { $until } : { $id }
terminal-story-took = L’histoire de cette semaine est à vous : { $id }
terminal-story-passed = Tour passé. Vous serez en tête la semaine suivante.
terminal-story-told = Racontée : { $id }
terminal-story-changed = Modifiée : { $id }
terminal-story-away-set = Vous ne racontez pas d’histoire à ces dates : { $id }
terminal-story-back = Vous êtes de retour.
terminal-story-zone = Les semaines de l’équipe commencent le lundi, { $zone }.
terminal-poster-made = Elle est accrochée : { $id }
terminal-poster-changed = Modifiée : { $id }
terminal-poster-down = Décrochée : { $id }
terminal-poster-up = De nouveau accrochée : { $id }
terminal-poster-somebody-gone = une personne disparue
terminal-poster-printed = L’affiche est dans { $file }. Il est noté qu’elle est partie chez { $to }.
terminal-poster-ending = donnez un fichier en .html, .pdf ou .md
## The terminal: workshops

terminal-what-workshop = atelier
terminal-what-guess = supposition
terminal-workshop-started = L’atelier commence : { $id }
    Sur cet appareil, l’un après l’autre : soundings workshop pass { $id }. Chacun de son côté : soundings workshop turn { $id }.
terminal-workshop-guess-form = une supposition s’écrit partie=mots, avec l’une de { $parts }
terminal-workshop-needs-terminal = un tour demande un terminal où écrire ; dans un script, donnez les suppositions avec --guess partie=mots
terminal-workshop-gone = le terminal a disparu ; ce qui était écrit est gardé, et le tour continue quand vous le reprenez
terminal-workshop-give-to = Donnez cet appareil à { $name }.
terminal-workshop-got-it = { $name } : Entrée, quand vous l’avez et que personne ne regarde. Échap arrête ici.
terminal-workshop-is-open = Il est ouvert : soundings workshop show { $id }
terminal-workshop-time-left = { $name } · encore { $time }
terminal-workshop-time-over = Le temps est écoulé. Finissez votre phrase ; une ligne vide termine votre tour.
terminal-workshop-keys = Entrée garde une supposition · Tab partie suivante · Ctrl-D fini · Ctrl-C revenir plus tard
terminal-workshop-which-seen = Lesquelles avons-nous vues ? soundings workshop seen SUPPOSITION --note NOTE ; sans note, elle va sur la carte comme supposition.
terminal-workshop-on-the-map = { $count ->
    [0] Sur la carte comme supposition : { $id }
    [one] Sur la carte, avec { $count } note qui la montre : { $id }
   *[other] Sur la carte, avec { $count } notes qui la montrent : { $id }
}
terminal-workshop-open = ouvert
terminal-workshop-closed = pas encore ouvert
terminal-no-workshop-yet = Aucun atelier pour l’instant. Lancez-en un : soundings workshop start PERSONNE --situation TEXTE --with NOM
terminal-workshop-deleted = Supprimé. Pour le retrouver : soundings undelete { $id }

## Pages: a summary for the customer

page-summary-for-you = Notre visite
page-summary-saw = Ce que nous avons vu
page-summary-progress = Où en sont nos autres promesses

## The terminal: a summary, jargon

terminal-summary-in = Le résumé est dans { $file }
terminal-summary-not-sent-yet = Il n’est pas parti. Laissez-le partir : soundings summary --to QUI --out FICHIER --looked-at { $token }
terminal-plain-grade = Difficulté de nos mots : { $number } années d’école (Flesch–Kincaid), { $difficulty }
terminal-plain-ease = Facilité de nos mots : { $number } sur 100 (Kandel–Moles), { $difficulty }
terminal-own-words = { $count ->
    [0] Votre équipe n’a aucun mot à elle sur la liste. Ajoutez-en un : soundings jargon add MOT
    [one] { $count } mot de votre équipe :
   *[other] { $count } mots de votre équipe :
}

## Pages: meeting pack, role-play deck, calls to ourselves

page-pack-promises = Promesses à tenir
page-pack-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
page-and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
page-findings = Appels à nous-mêmes
page-findings-calls = { $count ->
    [0] Aucun appel pour l’instant
    [one] { $count } appel
   *[other] { $count } appels
}
page-findings-ours = Ce que nous avons rencontré en appelant comme un client. Cela dit quelque chose de nous, et rien d’un client.
page-findings-none = Rien n’a encore été noté.

## The terminal: meeting pack, role-play, calls to ourselves, own hours

terminal-pack-in = Le dossier de réunion est dans { $file }
terminal-deck-in = Les cartes sont dans { $file }
terminal-findings-in = Les constats sont dans { $file }
terminal-preview-in = L’aperçu est dans { $file }. Rien n’est encore sorti.
terminal-went-out-in = Ce qui est sorti est dans { $file }
terminal-guide-in = Le guide est dans { $file }
terminal-code-in = Le code de récupération est aussi dans { $file }. Imprimez-le, puis supprimez ce fichier.
terminal-role-play-started = Le jeu de rôle commence : { $id }
    Ce que vous y notez n’est jamais montré comme preuve. Marquez une question : soundings mark ^ question ; elle est proposée pour la prochaine visite.
terminal-call-started = L’appel commence : { $id }
    Ses questions : soundings guide list { $id }. Ce que vous y notez ne dit quelque chose que de nous.
terminal-hours = { $hours } avec des clients ces six dernières semaines. L’usage est de deux heures.
    Vous seul le voyez ; ce n’est gardé nulle part.
terminal-hours-alone = vos heures ne sont que pour vous : elles se montrent ici, et ne s’écrivent dans aucun document

## Vues des cartes, dans le terminal

terminal-maps-of-people = { $maps ->
    [one] { $maps } carte
   *[other] { $maps } cartes
} de { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
terminal-entries-merged = Elles n’en font plus qu’une : { $id }
terminal-more-entries = et { $count } autres
terminal-map-drawn = C’est dans { $file }. Pas pour l’extérieur.
terminal-map-ending = le fichier doit finir par .html, .md, .txt, .svg ou .pdf
