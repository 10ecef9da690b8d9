package io.smartvillage.platform.personaldata;

import java.util.UUID;

/// What one feature of a service stores about people. Declare a bean of it: every holder is asked,
/// in the person's village.
public interface PersonalDataHolder {

    /// Takes back what still works in the person's name, and forgets what their key does not cover,
    /// such as hashes by which they are found. Amounts, numbers and counts stay. The key itself is
    /// destroyed after this, in the same transaction. Repeating it must change nothing.
    void erase(ErasedPerson person);

    /// Adds what is stored about the person and about nobody else.
    void export(UUID personId, PersonalDataExport export);
}
