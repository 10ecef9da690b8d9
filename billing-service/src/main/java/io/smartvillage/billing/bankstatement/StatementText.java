package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.reading.StatementLine;

/// What a statement writes beside a line; may hold names. Texts are empty if there is none.
public record StatementText(
        String kind, String channel, String cheque, String reference, String description) {

    static StatementText of(StatementLine line) {
        return new StatementText(
                line.kind(), line.channel(), line.cheque(), line.reference(), line.description());
    }

    @Override
    public String toString() {
        return "StatementText[]";
    }
}
