// aws-cdk-lib checks each template against the resource types when it is synthesized: seconds for one with a dashboard of QuickSight.
// Here cfn-lint does that, once for each variant (test/lint), and the CDK command when it deploys.
process.env.CDK_VALIDATION = 'false';
