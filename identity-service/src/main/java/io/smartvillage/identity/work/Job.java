package io.smartvillage.identity.work;

/// Work that waits in a table until it is done, on whichever instance comes first.
public interface Job {

    /// Does what is due now. Safe on several instances at once, and after a kill at any point.
    ///
    /// @return true if something was done, and more may be due
    boolean work();
}
