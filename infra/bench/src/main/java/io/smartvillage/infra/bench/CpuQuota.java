package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A control group of the kernel (cgroup v1 or v2) that keeps a process to a share of one core.
final class CpuQuota implements AutoCloseable {

    private static final Path V2 = Path.of("/sys/fs/cgroup");
    private static final Path V1 = V2.resolve("cpu");
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final int MICROS = 1000;

    private final Path group;
    private final Path all;

    private CpuQuota(Path group, Path all) {
        this.group = group;
        this.all = all;
    }

    /// @param share of one core
    /// @throws ServerException if this user may make no control groups
    static CpuQuota of(String name, double share) {
        var isV1 = Files.exists(V1.resolve("cpu.cfs_quota_us"));
        var all = isV1 ? V1 : V2;
        var group = all.resolve("village-bench-" + name);
        long period = PERIOD.toMillis() * MICROS;
        long quota = Math.round(period * share);
        try {
            if (!Files.exists(group)) {
                Files.createDirectory(group);
            }
            if (isV1) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(period));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
            } else {
                Files.writeString(group.resolve("cpu.max"), quota + " " + period);
            }
        } catch (IOException e) {
            throw new ServerException("No control group for CPU time: only root may make it", e);
        }
        return new CpuQuota(group, all);
    }

    /// With all its threads.
    void hold(long pid) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), String.valueOf(pid));
    }

    void release(long pid) throws IOException {
        Files.writeString(all.resolve("cgroup.procs"), String.valueOf(pid));
    }

    /// Once nothing is held any more.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
