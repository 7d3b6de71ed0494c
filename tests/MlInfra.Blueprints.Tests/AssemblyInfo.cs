using MlInfra.Blueprints.Tests;

// One Node process serves all constructs of this process, and it is not thread-safe.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Synthesized))]
