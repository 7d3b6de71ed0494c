using MlInfra.RulePages.Tests.Cdk;

[assembly: AssemblyFixture(typeof(SynthesizedSamples))]
