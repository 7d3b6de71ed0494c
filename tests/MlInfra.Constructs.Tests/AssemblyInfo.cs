using MlInfra.Constructs.Tests;

// One Node process serves all constructs of this process, and it is not thread-safe.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Synthesized))]
