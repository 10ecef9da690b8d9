package io.smartvillage.neighbour;

/// A class of another service.
public final class Neighbour {}
