package io.smartvillage.access.gate;

/// A client and its secret, for the one who asked and for nobody again.
public record GateSecret(GateClient client, String secret) {

    @Override
    public String toString() {
        return client.toString();
    }
}
