package io.smartvillage.infra.local.demo;

/// Parts of the stack that stop in the middle of the demo, and come back.
public interface Outage {

    /// @return the parts that are stopped now
    String begin();

    void end();
}
