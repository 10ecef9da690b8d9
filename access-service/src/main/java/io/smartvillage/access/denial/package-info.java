/// The deny list: plates, cards and persons that no device lets through.
///
/// Staff and admins deny, and say why in a word of their own; nothing else does, and no event from
/// another service can. A denial closes what decides by itself, such as the automatic lane: a guard
/// who sees somebody may always open by hand, and does so for people who live here, whose way home
/// stays open (domain rule 13). What a house owes is no reason, and nothing here knows it.
@NullMarked
package io.smartvillage.access.denial;

import org.jspecify.annotations.NullMarked;
