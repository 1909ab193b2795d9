"""English words that are right as they stand, and those that a typing error may have been."""

PLAIN = frozenset(
    "mentioned showed shown told suggested recommended a about above actually add after again all almost along already also always am an and another any anybody anyone anything"
    " are around as ask at available away back be because been before behind being below beside best better between big bigger"
    " bit book both bought bring brought business but buy by call came can cannot cart case chat check cheap cheaper cheapest"
    " choose close closed closest come comes cost costs could cool day days deal did difference different do does doing done"
    " down each else enough even ever every everyone everything expensive far feel few find fine first fit fits for found four"
    " from front full fun gave get gets give gimme glad go goes going gone good got great had hand happy hard has have having"
    " he hello help her here hers him his home hour hours how however idea if in instead into is it item items its join just"
    " keep kind know large larger last late later least leave left less let like little live long longer look looking lot love"
    " lower made make makes many match matter may maybe mean means meant might mind mine minute money more morning most much"
    " must my name near nearest need needs never new next nice night no none nor not nothing now number of off offer often oh ok"
    " okay old on once one ones only onto open or order other others our out over own paid pair part pay people per person pick"
    " place please point possible price pretty probably put quite rather ready real really right room said same saw say second"
    " see seen sell send several shall she shop short should show side since small smaller so sold some someone something soon"
    " sorry sort start stay still stock stop store such sure take talk tell than thank thanks that the their them then there"
    " these they thing things think third this those though three through till time today together told tomorrow too took total"
    " towards tried true try turn two under until up upon us use used very via view wait walk want wants was way we wear week"
    " weekend well went were what whats when where wheres which while who whole whose why will wish with within without wonder"
    " word work worth would year yes yet you your yours hey hiya howdy thick thin heavy light dark bright warmth water"
    " phone shirt hours hurry party world story matter large later latest water spend spare state share shape those stone"
    " board boards style styles stable sweet swear sheet sleep speak spoke spoken small smile smart start stars stair couple"
    " worse worst waste taste tasty paste tall taller quick quickly quiet front colour color house horse mouse".split()
)

SPOKEN = frozenset(
    "recommend suggest looking something anything cheaper cheapest expensive price delivery shipping return refund exchange"
    " checkout basket compare difference between available sizes colour color colors material please thanks thank second third"
    " bottom middle nearest closest farthest remove cancel order discount human person speak payment warranty waterproof"
    " birthday present brand rating reviews stock where which opening under dollars".split()
)
