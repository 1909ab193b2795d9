"""English words that are right as they stand, and those that a typing error may have been."""

_PLAIN = """
closer farther further dearer newer older longest shortest
settle settled stick hose hoses grab picked chosen remind heavy height weigh weight
a about above actually add after again all almost along already also always am an and another any anybody
anyone anything are around as ask at available away back be because been before behind being below beside best
better between big bigger bit board boards book bored both bought brand brands bread bright bring broad brought
business but buy by call came can cannot cart case chat cheap cheaper cheapest check cheers choose close closed
closest clothe coats color colour come comes cool cost costs could couple dark day days deal did difference
different do does doing done down each else enough even ever every everyone everything expensive far fault feel
few find fine first fit fits for found four from front full fun gave get gets gimme give glad go goes going
gone good got great had hand happy hard has have having he heavy hello help her here hers hey him his hiya home
horse hour hours house how howdy however hurry idea if in instead into is it item items its join joke jokes
just keep kind know large larger last late later latest least leave left less let light like little live long
longer look looking lot love lower made make makes many match matter may maybe mean means meant mentioned might
mind mine minute money more morning most mouse much must my name near nearest need needs never new next nice
night no none nor not nothing now number of off offer often oh ok okay old on once one ones only onto open or
order other others our out over own paid paint pair pants part party paste pay people per person phone pick
place play plays please poem point possible pretty price prize probably put quick quickly quiet quite rather
ready real really recommended right room rude said sale sales same saw say second see seen sell send several
shall shape share she sheet shirt shop short should show showed shown side since sing sleep small smaller smart
smile so sold some someone something song soon sorry sort spare speak spend spoke spoken stable stair stars
start state stay still stock stone stop store stories story style styles such suggested sure swear sweet take
talk tall taller taste tasty tell than thank thanks that the their them then there these they thick thin thing
things think third this those though three through till time today together told tomorrow too took total
towards tried true try turn two under until up upon us use used very via view wait walk want wants warmth was
waste water way we wear week weekend well went were what whats wheel when where wheres which while who whole
whose why will wine wines wish with within without wonder word work world worse worst worth would write wrote
year yes yet you your yours
"""

_SPOKEN = """
anything available basket between birthday bottom brand cancel cheaper cheapest checkout closest color colors
colour compare delivery difference discount dollars exchange expensive farthest human looking material middle
nearest opening order payment person please present price rating recommend refund remove return reviews second
shipping sizes something speak stock suggest thank thanks third under warranty waterproof where which
"""

PLAIN = frozenset(_PLAIN.split())
SPOKEN = frozenset(_SPOKEN.split())
