using Portal.Tests.Support;
using Portal.Tests.Support.Databases;
using Portal.Tests.Support.Machine;

[assembly: AssemblyFixture(typeof(MachineNeeds))]
[assembly: AssemblyFixture(typeof(Postgres))]
