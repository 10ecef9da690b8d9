package io.smartvillage.infra.servers;

/// Hears what a server is doing while it starts or stops: one short phrase each, "creating the
/// database cluster".
@FunctionalInterface
public interface Progress {

    Progress SILENT = (part, step) -> {};

    void step(String part, String step);
}
